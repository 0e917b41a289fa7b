"""Declining a frozen text: final, with a reason that everybody reads, and nothing is lost."""

import pytest

from partnerships.domain.errors import InvalidInput, NotPermitted, NotWhatWasServed, TransitionNotAllowed
from partnerships.models import AuditEntry, OutboxMail, Representative, Signature
from partnerships.queries.agreement import current_version
from partnerships.services.declining import decline_agreement
from tests import factories
from tests.approving import approving_round, two_of_the_organisation
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db
WHY = "The board decided against it."


def decline(sides: TwoSides, person: Representative, **changes: str) -> None:
    version = factories.version_of(sides.partnership)
    said = {"fingerprint": version.fingerprint, "reason": WHY, **changes}
    decline_agreement(actor=person, version=version, **said)


def test_it_ends_the_round_and_keeps_what_was_signed() -> None:
    sides = factories.signing_round()
    factories.sign(sides.venture)
    decline(sides, sides.organisation)
    round_ = sides.round
    assert (round_.stage, round_.declined_by, round_.decline_reason) == ("declined", sides.organisation, WHY)
    assert (Signature.objects.count(), current_version(round_)) == (1, factories.version_of(sides.partnership))


def test_everybody_is_told_why_and_the_chain_holds_no_words() -> None:
    sides = factories.signing_round()
    decline(sides, sides.organisation)
    assert OutboxMail.objects.filter(template="declined").count() == 2
    entry = AuditEntry.objects.latest("number")
    assert (entry.action, entry.payload["version"], WHY in str(entry.payload)) == ("agreement_declined", 1, False)


def test_it_is_final() -> None:
    sides = factories.signing_round()
    decline(sides, sides.organisation)
    for again in (lambda: decline(sides, sides.venture), lambda: factories.sign(sides.venture)):
        with pytest.raises(TransitionNotAllowed):
            again()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"fingerprint": "0" * 64}, NotWhatWasServed), ({"reason": " \n"}, InvalidInput), ({"reason": "x" * 2001}, InvalidInput)],
)
def test_another_text_and_no_reason_are_refused(changes: dict[str, str], refusal: type[Exception]) -> None:
    sides = factories.signing_round()
    with pytest.raises(refusal):
        decline(sides, sides.organisation, **changes)
    assert sides.round.stage == "signing"


def test_only_who_approves_or_signs_declines() -> None:
    sides = approving_round()
    ben, gal = two_of_the_organisation(sides)
    Representative.objects.filter(pk=ben.pk).update(signs=False, approves=False)
    with pytest.raises(NotPermitted):
        decline(sides, ben)
    decline(sides, gal)
    assert sides.round.declined_by == gal
