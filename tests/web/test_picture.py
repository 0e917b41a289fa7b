"""The picture of all answers, once they are open."""

from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.people import Member

SECRET = "סוד שרק הצד שלנו יודע 7319"


def url_of(partnership: Partnership) -> str:
    return reverse("picture", args=[partnership.public_id])


def test_it_works(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    tally = context["opened"].tally
    assert (tally.agreed, tally.close, tally.talk) == (1, 1, 1)
    assert [entry.question.key for entry in context["agreed"]] == ["fit.horizon"]
    assert [question.key for _topic, question in context["gaps"]] == ["model.position"]
    assert [str(question.principled[0].name) for _topic, question in context["gaps"]] == ["מיזם הקיץ"]


def test_it_works_for_the_other_party(ben: Member, ana: Member, revealed: Partnership) -> None:
    ours, theirs = (person.get(url_of(revealed)).context for person in (ana, ben))
    assert (ours["wide"], ours["tall"], ours["table"]) == (theirs["wide"], theirs["tall"], theirs["table"])


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.get(url_of(revealed)).status_code == 404


def test_nobody_is_sent_to_the_sign_in_page(nobody: Client, revealed: Partnership) -> None:
    response = nobody.get(url_of(revealed))
    assert response["Location"] == f"{reverse('account_request_login_code')}?next={url_of(revealed)}"


def test_the_wrong_stage_is_refused(ana: Member, ben: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {"fit.purpose": {"value": SECRET}})
    factories.seal(ana.representative)
    response = ben.get(url_of(answering))
    assert response.status_code == 409
    assert response.context["code"] == "not_open_yet"
    assert response.context["way_on"] == reverse("partnership", args=[answering.public_id])
    assert SECRET not in response.content.decode()


def test_notes_and_names_stay_hidden(ben: Member, ana: Member, answering: Partnership) -> None:
    secret: factories.Answers = {
        "fit.horizon": {"value": "one_year", "note": SECRET, "acceptable": ["two_years"]},
        "conflict.third_party": {"value": ["פלוני אלמוני"]},
    }
    factories.reveal(answering, venture_answers=secret, organisation_answers={"conflict.third_party": {"value": ["מישהי אחרת"]}})
    for person, foreign in ((ben, "פלוני אלמוני"), (ana, "מישהי אחרת")):
        page = person.get(url_of(answering)).content.decode()
        assert [words in page for words in (SECRET, foreign)] == [False, False]


def test_the_table_says_what_the_picture_shows(ana: Member, revealed: Partnership) -> None:
    rows = {row.label: row for row in ana.get(url_of(revealed)).context["table"]}
    row = rows["המקום על הרצף"]
    assert [answer.value.text if answer.value else answer.silence for answer in row.answers] == ["תשתית בלבד", "תוכנית של הארגון"]
    assert row.tag.words == "לשיחה"


def test_worries_are_counted_once(ana: Member, answering: Partnership) -> None:
    own = {"risk": {"own": "אין לנו זמן"}, "calm": ""}
    shared = {"risk": {"deck": "idea_taken"}, "calm": "הסכם"}
    factories.reveal(
        answering,
        venture_answers={"risks.list": {"value": [own, shared]}},
        organisation_answers={"risks.list": {"value": [{**shared, "calm": ""}]}},
    )
    worries = ana.get(url_of(answering)).context["worries"]
    assert [(bool(worry.card), worry.own, len(raised_by)) for worry, raised_by in worries] == [(True, "", 2), (False, "אין לנו זמן", 1)]


def test_it_asks_the_database_equally_often(ana: Member, revealed: Partnership, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(9):  # type: ignore[operator]  # the fixture has no type of its own
        ana.get(url_of(revealed))


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 405
