"""Who may sign now, in which order, and who knows of the signatures so far."""

from itertools import permutations

import pytest

from partnerships.domain.signing_order import Signer, SigningOrder, rearranged, stepped_in

A1, A2, B1, B2 = "a1", "a2", "b1", "b2"
SIDES = {A1: 1, A2: 1, B1: 2, B2: 2}


def being_signed(*order: str, signed: str = "", needed: tuple[int, int] = (2, 2), people: str = "a1 a2 b1 b2") -> SigningOrder:
    signers = tuple(Signer(key, SIDES[key], key in signed.split()) for key in people.split())
    return SigningOrder(order, signers, {1: needed[0], 2: needed[1]})


def knowing(now: SigningOrder) -> str:
    return " ".join(signer.key for signer in now.signers if now.knows(signer.key, side=signer.side))


@pytest.mark.parametrize(("signed", "now"), [("", {A1, A2, B1, B2}), ("a1", {A2, B1, B2}), ("a1 a2", {B1, B2})])
def test_at_the_same_time_everybody_may_who_has_not(signed: str, now: set[str]) -> None:
    assert being_signed(signed=signed).now == now


def test_at_the_same_time_one_more_than_needed_may_sign() -> None:
    assert being_signed(signed="a1", needed=(1, 1)).now == {A2, B1, B2}


def test_in_every_order_one_after_another_signs_until_all_have() -> None:
    for order in permutations(SIDES):
        signed: list[str] = []
        while not (now := being_signed(*order, signed=" ".join(signed))).is_complete:
            [next_one] = now.now
            signed.append(next_one)
        assert tuple(signed) == order


@pytest.mark.parametrize(
    ("order", "signed", "now"),
    [
        ((A1, B1, A2), "a1 b1", {A2}),
        ((B1, A1, B2, A2), "b1", {A1}),
        ((B1,), "b1", {A1}),
        ((B1,), "b1 a1", {A2}),
        ((B2, "somebody who has left", A1), "b2", {A1}),
    ],
    ids=["a side twice", "in turns", "unnamed come last", "side by side", "one who no longer signs"],
)
def test_whose_turn_it_is(order: tuple[str, ...], signed: str, now: set[str]) -> None:
    assert being_signed(*order, signed=signed).now == now


def test_a_side_that_has_its_signatures_is_skipped() -> None:
    assert being_signed(A1, A2, B1, signed="a1", needed=(1, 1)).now == {B1}
    assert being_signed(A1, A2, B1, signed="a1 b1", needed=(1, 1)).now == set()


@pytest.mark.parametrize(
    ("signed", "know"), [("", "a1"), ("a1", "a1 b1"), ("a1 b1", "a1 a2 b1"), ("a1 b1 a2", "a1 a2 b1 b2"), ("a1 b1 a2 b2", "a1 a2 b1 b2")]
)
def test_only_those_know_whose_turn_has_come(signed: str, know: str) -> None:
    assert knowing(being_signed(A1, B1, A2, B2, signed=signed)) == know


def test_at_the_same_time_everybody_knows() -> None:
    assert knowing(being_signed(signed="a1")) == "a1 a2 b1 b2"


@pytest.mark.parametrize(("signed", "knows"), [("", False), ("a1", False), ("a1 b1", True)])
def test_somebody_who_does_not_sign_knows_when_all_do_who_sign_there(signed: str, knows: bool) -> None:
    assert being_signed(A1, B1, A2, B2, signed=signed).knows("reader", side=1) is knows


def test_nobody_knows_for_a_side_without_signatories() -> None:
    assert not being_signed(A1, people="a1 a2").knows("reader", side=2)


@pytest.mark.parametrize(
    ("wanted", "fixed", "order"),
    [
        ((B1, A1), (), (B1, A1)),
        ((A2, B1), (A1,), (A1, A2, B1)),
        ((A2, B1, A1), (A1,), (A1, A2, B1)),
        ((A2, A2), (), (A2,)),
        ((), (A1,), (A1,)),
    ],
)
def test_another_order_moves_nobody_who_has_signed(wanted: tuple[str, ...], fixed: tuple[str, ...], order: tuple[str, ...]) -> None:
    assert rearranged((A1, B1), wanted, fixed=fixed) == order


def test_whoever_steps_in_signs_at_the_place_of_the_other() -> None:
    assert stepped_in((A1, B1, A2), B1, B2) == (A1, B2, A2)
    assert stepped_in((A1, B1, B2), B1, B2) == (A1, B2)
    assert stepped_in((), B1, B2) == ()
