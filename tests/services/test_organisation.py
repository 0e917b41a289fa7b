"""Organisations that last: their profile, their certificates, and the alarm before these end."""

from datetime import date
from typing import Any

import pytest

from partnerships.domain.errors import InvalidInput, NotPermitted
from partnerships.models import Certificate, Membership, Organisation
from partnerships.queries.organisation import ending_certificates, resolution_in_words
from partnerships.services.organisation import (
    NUMBER_TAKEN,
    InvalidProfile,
    change_profile,
    found_organisation,
    put_certificate,
    remove_certificate,
)
from tests import factories
from tests.factories import BEN, CORA, DAN
from tests.organisations import COMPANY, NUMBER, OTHER_NUMBER, PROFILE, connect, found, join_team

pytestmark = pytest.mark.django_db


def mistakes(**changes: Any) -> list[str]:
    with pytest.raises(InvalidProfile) as refused:
        found(**changes)
    assert not Organisation.objects.exists()
    return [mistake.place for mistake in refused.value.mistakes]


def test_whoever_founds_administers_works_and_signs() -> None:
    member = found()
    assert (member.administers, member.works, member.approves, member.signs) == (True, True, False, True)
    organisation = Organisation.objects.get()
    assert (organisation.legal_name, organisation.number, organisation.resolved_on) == ("אגודת הסטודנטים", NUMBER, date(2026, 5, 3))


def test_all_mistakes_are_told_at_once() -> None:
    assert mistakes(legal_name="", notices_email="office", number="580000009") == ["legal_name", "notices_email", "number"]


@pytest.mark.parametrize(
    ("form", "number", "place"),
    [
        ("association", COMPANY, "number"),
        ("company", NUMBER, "number"),
        ("association", "", "number"),
        ("unregistered_group", NUMBER, "number"),
        ("person", "", "form"),
        ("", NUMBER, "form"),
    ],
)
def test_number_and_form_fit(form: str, number: str, place: str) -> None:
    assert mistakes(form=form, number=number) == [place]


def test_a_number_is_read_as_it_is_printed() -> None:
    assert found(number="58-000000-8").organisation.number == NUMBER


def test_a_body_without_a_registrar_has_no_number() -> None:
    first, second = found(form="unregistered_group", number=""), found(DAN, form="unregistered_group", number="")
    assert (first.organisation.number, second.organisation.number) == ("", "")


def test_a_number_is_registered_once_and_the_sentence_names_nobody() -> None:
    found()
    with pytest.raises(InvalidProfile) as refused:
        found(DAN, legal_name="גוף אחר")
    assert [(mistake.place, mistake.message) for mistake in refused.value.mistakes] == [("number", NUMBER_TAKEN)]
    assert "אגודת" not in str(refused.value)


def test_the_profile_changes_and_keeps_its_own_number() -> None:
    member = found()
    change_profile(actor=member, data=PROFILE | {"legal_name": "אגודה אחרת", "required_signatures": "2", "requires_approval": True})
    organisation = Organisation.objects.get()
    assert (organisation.legal_name, organisation.required_signatures, organisation.requires_approval) == ("אגודה אחרת", 2, True)


def test_a_number_of_another_organisation_is_not_taken_over() -> None:
    member = found()
    found(DAN, number=OTHER_NUMBER)
    with pytest.raises(InvalidProfile):
        change_profile(actor=member, data=PROFILE | {"number": OTHER_NUMBER})
    assert Organisation.objects.get(pk=member.organisation_id).number == NUMBER


@pytest.mark.parametrize("rights", [{}, {"works": True, "approves": True, "signs": True}])
def test_only_administrators_change_it(rights: dict[str, bool]) -> None:
    member = join_team(found(), CORA, **rights)
    with pytest.raises(NotPermitted):
        change_profile(actor=member, data=PROFILE)
    with pytest.raises(NotPermitted):
        put_certificate(actor=member, kind="insurance", valid_until=date(2027, 1, 1))


def test_approval_is_not_switched_off_under_a_text_that_waits_for_it() -> None:
    sides = factories.open_partnership_of_two()
    member = found(requires_approval=True)
    join_team(member, CORA, approves=True)
    connect(sides.organisation, member)
    sides.partnership.rounds.update(stage="approving")
    with pytest.raises(InvalidProfile) as refused:
        change_profile(actor=member, data=PROFILE)
    assert [mistake.place for mistake in refused.value.mistakes] == ["requires_approval"]
    sides.partnership.rounds.update(stage="negotiating")
    assert change_profile(actor=member, data=PROFILE).requires_approval is False


def test_a_certificate_of_a_kind_is_there_once() -> None:
    member = found()
    for day in (date(2027, 1, 1), date(2028, 1, 1)):
        put_certificate(actor=member, kind="proper_management", valid_until=day)
    assert list(Certificate.objects.values_list("kind", "valid_until")) == [("proper_management", date(2028, 1, 1))]
    assert remove_certificate(actor=member, kind="proper_management") == date(2028, 1, 1)
    assert remove_certificate(actor=member, kind="proper_management") is None


@pytest.mark.parametrize(("kind", "day"), [("diploma", date(2027, 1, 1)), ("insurance", date(1, 1, 1)), ("insurance", date(9999, 1, 1))])
def test_what_is_no_certificate_is_refused(kind: str, day: date) -> None:
    with pytest.raises(InvalidInput):
        put_certificate(actor=found(), kind=kind, valid_until=day)
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(("valid_until", "is_told"), [(date(2026, 9, 1), True), (date(2027, 1, 30), True), (date(2027, 1, 31), False)])
def test_the_alarm_begins_sixty_days_before(valid_until: date, is_told: bool) -> None:
    put_certificate(actor=found(), kind="insurance", valid_until=valid_until)
    assert ending_certificates(date(2026, 12, 1)).exists() is is_told


@pytest.mark.parametrize(
    ("number", "day", "words"),
    [
        ("12", date(2026, 5, 3), "Resolution no. 12 of the board, of 3 May 2026"),
        ("12", None, "Resolution no. 12 of the board"),
        ("", date(2026, 5, 3), "Resolution of the board of 3 May 2026"),
        ("", None, ""),
    ],
)
def test_the_decision_of_the_board_is_put_into_words(number: str, day: date | None, words: str) -> None:
    organisation = Organisation(resolution=number, resolved_on=day)
    assert resolution_in_words(organisation, language="en") == words


def test_a_name_of_the_founder_is_kept_for_the_account() -> None:
    member = found_organisation(account=factories.account_of(BEN), data=PROFILE, person_name="בן כהן", capacity="מנכ״ל")
    assert (member.account.name, Membership.objects.get().capacity) == ("בן כהן", "מנכ״ל")
