"""Who acts for one's own side: leaving, ending somebody's access, stepping in, and who wrote what."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from partnerships.models import Representative
from tests import factories
from tests.factories import CORA, TwoSides
from tests.own_account import confirm
from tests.people import Member

REASON = "עברה לעבוד במקום אחר"


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.open_partnership_of_two()


@pytest.fixture
def cora(sides: TwoSides) -> Member:
    """Works for the organisation beside ben, and does not sign."""
    return Member(factories.join(sides.organisation, CORA, own_side=True, signs=False))


@pytest.fixture
def ben(sides: TwoSides) -> Member:
    person = Member(sides.organisation)
    confirm(person)
    return person


def url(sides: TwoSides, name: str, person: Member | None = None) -> str:
    more = [person.representative.public_id] if person else []
    return reverse(name, args=[sides.partnership.public_id, *more])


def test_ending_an_access_asks_for_a_fresh_code(sides: TwoSides, cora: Member) -> None:
    response = Member(sides.organisation).get(url(sides, "end_access", cora))
    assert response["Location"].startswith(reverse("confirm_identity"))


def test_an_access_ends_and_the_other_side_sees_it_without_the_reason(sides: TwoSides, ben: Member, cora: Member) -> None:
    assert ben.get(url(sides, "end_access", cora)).status_code == 200
    assert ben.post(url(sides, "end_access", cora), {"reason": REASON}).status_code == 302
    assert cora.get(url(sides, "partnership")).status_code == 404
    assert REASON in ben.get(url(sides, "people")).content.decode()
    ana = Member(sides.venture)
    for name in ("partnership", "people"):
        page = ana.get(url(sides, name)).content.decode()
        assert ("cora" in page, REASON in page) == (True, False)


def test_nobody_ends_the_access_of_another_side(sides: TwoSides, cora: Member) -> None:
    ana = Member(sides.venture)
    confirm(ana)
    assert [ana.get(url(sides, name, cora)).status_code for name in ("end_access", "step_in")] == [404, 404]


def test_who_leaves_is_out_at_once_and_the_last_one_stays(sides: TwoSides, ben: Member, cora: Member) -> None:
    assert cora.post(url(sides, "leave_partnership"))["Location"] == reverse("partnership_list")
    assert cora.get(url(sides, "partnership")).status_code == 404
    assert ben.get(url(sides, "leave_partnership")).context["hindrance"] != ""
    assert ben.post(url(sides, "leave_partnership")).status_code == 409


def test_somebody_steps_in_for_a_signatory(sides: TwoSides, ben: Member, cora: Member) -> None:
    factories.lead_to("signing", sides.partnership)
    page = ben.get(url(sides, "step_in", ben))
    assert [person.name for _value, person in _choices(page.context["form"], cora)] == ["cora"]
    data = {"right": "signs", "stepping_in": str(cora.representative.public_id), "reason": REASON}
    assert ben.post(url(sides, "step_in", ben), data).status_code == 302
    assert factories.version_of(sides.partnership).number == 2
    sign = reverse("sign", args=[sides.partnership.public_id])
    assert [person.get(sign).context["may_sign"] for person in (ben, cora)] == [False, True]


def _choices(form: object, cora: Member) -> list[tuple[str, Representative]]:
    found = {str(cora.representative.public_id): cora.representative}
    return [(value, found[value]) for value, _label in form.fields["stepping_in"].choices]  # type: ignore[attr-defined]


def test_bad_input_is_explained(sides: TwoSides, ben: Member, cora: Member) -> None:
    assert cora.representative.signs is False
    response = ben.post(url(sides, "step_in", ben), {"reason": REASON})
    assert (response.status_code, sorted(response.context["form"].errors)) == (400, ["right", "stepping_in"])
    assert REASON in response.content.decode()


@pytest.mark.parametrize("name", ["end_access", "step_in"])
def test_a_viewer_is_offered_neither(sides: TwoSides, ben: Member, cora: Member, name: str) -> None:
    Representative.objects.filter(pk=cora.representative.pk).update(works=False)
    confirm(cora)
    assert url(sides, name, ben) not in cora.get(url(sides, "people")).content.decode()
    assert cora.get(url(sides, name, ben)).status_code == 403


def test_the_side_sees_who_wrote_what_and_the_other_never(sides: TwoSides, ben: Member, cora: Member) -> None:
    factories.begin_answering(sides.partnership)
    with time_machine.travel(datetime(2026, 11, 20, 12, 2, tzinfo=UTC), tick=False):
        factories.answer(cora.representative, {"model.position": factories.ORGANISATION_ANSWERS["model.position"]})
    with time_machine.travel(datetime(2026, 11, 21, 9, 0, tzinfo=UTC), tick=False):
        ben.read_in("en")
        changes = ben.get(url(sides, "own_changes"))
        assert [(change.by, change.is_new) for change in changes.context["changes"]] == [("cora", True)]
        pages = [
            url(sides, "task_list"), url(sides, "check_answers"), url(sides, "own_changes"),
            reverse("question", args=[sides.partnership.public_id, "model.position"]),
        ]  # fmt: skip
        assert ["<bdi>yesterday at 14:02</bdi>" in ben.get(page).content.decode() for page in pages] == [True] * 4
        assert "cora" not in Member(sides.venture).get(url(sides, "own_changes")).content.decode()
