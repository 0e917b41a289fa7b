"""The picture of all answers, once they are open."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from partnerships.models import Partnership
from partnerships.web.picture_lines import picture_of_one
from partnerships.web.picture_view import picture_topics
from tests import factories
from tests.people import Member

SECRET = "סוד שרק הצד שלנו יודע 7319"


ROWS = {"materials_created": "organisation", "name_domain_and_accounts": "jointly"}
TELLS: factories.Answers = {
    "communication.share": {"value": {"money": "quarterly"}},
    "communication.receive": {"value": {"money": "quarterly"}},
}
HEARS: factories.Answers = {
    "communication.share": {"value": {"money": "monthly"}},
    "communication.receive": {"value": {"money": "as_it_happens"}},
}


def url_of(partnership: Partnership) -> str:
    return reverse("picture", args=[partnership.public_id])


def test_it_works(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    tally = context["opened"].tally
    assert (tally.agreed, tally.close, tally.talk) == (1, 1, 1)
    assert [entry.question.key for entry in context["agreed"]] == ["fit.horizon"]
    assert [(line.place, line.key, [party.name for party in line.principled]) for line in context["gaps"]] == [
        (1, "model.position", ["מיזם הקיץ"])
    ]


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
    rows = {row.label: row for topic in ana.get(url_of(revealed)).context["table"] for row in topic.rows}
    row = rows["המקום על הרצף"]
    assert [answer.value.text if answer.value else answer.silence for answer in row.answers] == ["תשתית בלבד", "תוכנית של הארגון"]
    assert row.tag.words == "לשיחה"


def test_matrices_stand_beside_it_at_a_glance(ana: Member, answering: Partnership) -> None:
    ours, theirs = ({"model.idea": {"value": value}} for value in ({**ROWS, "materials_created": "venture"}, ROWS))
    factories.reveal(answering, venture_answers=ours, organisation_answers=theirs)
    (heat,) = ana.get(url_of(answering)).context["heats"]
    cells = [[(cell.kind, [party.position for party in cell.parties]) for cell in row.cells] for row in heat.rows]
    assert (heat.agreed, len(heat.stops)) == (1, 3)
    assert cells == [
        [("apart", [0]), ("apart", []), ("apart", [1])],
        [("", []), ("agreed", [0, 1]), ("", [])],
    ]


def test_worries_are_counted_once(ana: Member, answering: Partnership) -> None:
    own = {"risk": {"own": "אין לנו זמן"}, "calm": ""}
    shared = {"risk": {"deck": "idea_taken"}, "calm": "הסכם"}
    factories.reveal(
        answering,
        venture_answers={"risks.list": {"value": [own, shared]}},
        organisation_answers={"risks.list": {"value": [{**shared, "calm": ""}]}},
    )
    fears = ana.get(url_of(answering)).context["fears"]
    assert [(bool(fear.risk.card), fear.risk.own, fear.is_of_all) for fear in fears] == [(True, "", True), (False, "אין לנו זמן", False)]
    assert [words for _party, words in fears[0].calm] == [("הסכם",), ()]


def test_the_worries_of_the_sides_take_turns(ana: Member, answering: Partnership) -> None:
    ours, theirs = ([{"risk": {"own": words}, "calm": ""} for words in side] for side in (("א", "ב"), ("ג", "ד")))
    factories.reveal(answering, venture_answers={"risks.list": {"value": ours}}, organisation_answers={"risks.list": {"value": theirs}})
    fears = ana.get(url_of(answering)).context["fears"]
    assert [[party.position for party in fear.raised_by] for fear in fears] == [[0], [1], [0], [1]]


def test_the_whole_order_says_why(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={
            "fit.purpose": {"value": "כך"},
            "fit.horizon": {"value": "trial_of_90_days"},
            "model.position": {"value": "infrastructure_only", "acceptable": ["main_matters_together"]},
            "resources.fundraising": {"value": "jointly"},
            "conflict.notice": {"value": 60},
        },
        organisation_answers={
            "fit.purpose": {"value": "אחרת"},
            "fit.horizon": {"value": "open_ended", "importance": "principle"},
            "model.position": {"value": "main_matters_together"},
            "resources.fundraising": {"value": "organisation_leads"},
        },
    )
    order = [
        [(line.key, [party.position for party in line.principled], [party.position for party in line.silent], line.bridge)]
        for group in ana.get(url_of(answering)).context["order"]
        for line in group.lines
    ]
    assert order == [
        [("fit.horizon", [1], [], "")],
        [("conflict.notice", [], [1], "")],
        [("fit.purpose", [], [], "")],
        [("model.position", [], [], "העיקר ביחד")],
        [("resources.fundraising", [], [], "")],
    ]


def test_gifts_that_nobody_asked_for(ana: Member, answering: Partnership) -> None:
    gifts: list[factories.Answers] = [
        {"fit.offer": {"value": {"options": options, "own": []}}, "fit.expect": {"not_relevant": True}}
        for options in (["media", "known_name"], ["media"])
    ]
    factories.reveal(answering, venture_answers=gifts[0], organisation_answers=gifts[1])
    found = ana.get(url_of(answering)).context["gifts"]
    by = [[(len(entry.offered_by), entry.is_own) for entry in entries] for entries in (found.by_all, found.by_one)]
    assert by == [[(2, False)], [(1, False)]]


@pytest.mark.django_db
def test_what_is_told_stands_in_the_table_in_both_directions() -> None:
    sides = factories.revealed_round(
        venture="zoe@venture.example",
        organisation="ann@organisation.example",
        venture_answers=TELLS,
        organisation_answers=HEARS,
        path="full",
    )
    zoe = Member(sides.venture)
    topics = zoe.get(url_of(sides.partnership)).context["table"]
    rows = [row for topic in topics for row in topic.rows if row.label.startswith("מה כל צד מספר: ")][2:4]
    told = [[answer.value.text if answer.value else answer.silence for answer in row.answers] for row in rows]
    assert told == [["מספר: פעם ברבעון", "רוצה לשמוע: כשזה קורה"], ["רוצה לשמוע: פעם ברבעון", "מספר: פעם בחודש"]]
    assert [row.tag.kind for row in rows] == ["talk", "done"]


def test_it_asks_the_database_equally_often(ana: Member, revealed: Partnership, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(10):  # type: ignore[operator]  # the fixture has no type of its own
        ana.get(url_of(revealed))


@pytest.mark.parametrize(
    ("show", "keys"),
    [
        ("all", ["fit.horizon", "model.position", "resources.fundraising"]),
        ("talk", ["model.position"]),
        ("principled", ["model.position"]),
        ("feared", []),
        ("whatever", ["fit.horizon", "model.position", "resources.fundraising"]),
    ],
)
def test_it_shows_what_is_asked_for(show: str, keys: list[str], ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed), {"show": show}).context
    answered = [entry for entry in context["shown"] if entry.comparison.category is not None]
    labels = [row.label for topic in context["table"] for row in topic.rows]
    assert [entry.question.key for entry in answered] == keys
    assert sum(f"#{entry.question.key}" in context["wide"] for entry in answered) == len(keys)
    assert ("המקום על הרצף" in labels) == ("model.position" in keys)


def test_it_says_how_many_there_are_of_each(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    everything = len(context["opened"].compared)
    assert [(choice.show, choice.count) for choice in context["choices"]] == [
        ("all", everything), ("talk", 1), ("principled", 1), ("feared", 0),
    ]  # fmt: skip


def test_what_is_empty_says_so(ana: Member, answering: Partnership) -> None:
    same: factories.Answers = {"fit.horizon": {"value": "one_year"}}
    factories.reveal(answering, venture_answers=same, organisation_answers=same)
    words = ["לא נשאר דבר לשיחה", "אף צד לא סימן דבר כעיקרון", "לכל החששות"]
    pages = [ana.get(url_of(answering), {"show": show}).content.decode() for show in ("talk", "principled", "feared")]
    assert [[word in page for word in words] for page in pages] == [[True, False, False], [False, True, False], [False, False, True]]


def test_shared_worries_are_told_in_words(ana: Member, answering: Partnership) -> None:
    shared = {"value": [{"risk": {"deck": "idea_taken"}, "calm": ""}]}
    factories.reveal(answering, venture_answers={"risks.list": shared}, organisation_answers={"risks.list": shared})
    page = ana.get(url_of(answering), {"show": "feared"})
    assert [choice.count for choice in page.context["choices"]][-1] == 1
    assert page.content.decode().count("הרעיון ייצא לדרך בלי מי שהביאו אותו") == 2


def test_each_question_tells_what_both_sides_said_and_why(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    with override("he"):
        topics = picture_topics(context["opened"].compared, place=context["seat"])
    door = {line.label: line.door for topic in topics for line in topic.lines}["המקום על הרצף"]
    assert door is not None
    assert door.name == "המקום על הרצף: לשיחה"
    assert [(said.name, said.answer, said.weight, said.reason) for said in door.said] == [
        ("מיזם הקיץ", "תשתית בלבד", "עיקרון", "כדי להישאר קלים"),
        ("אגודת הסטודנטים", "תוכנית של הארגון", "העדפה", ""),
    ]


def test_one_question_alone_is_drawn_where_a_scale_can_show_it(ana: Member, answering: Partnership) -> None:
    ours: factories.Answers = {"model.idea": {"value": {"materials_created": "venture"}}, "fit.purpose": {"value": "כך"}}
    factories.reveal(answering, venture_answers=ours, organisation_answers={"fit.horizon": {"value": "one_year"}})
    opened = ana.get(url_of(answering)).context["opened"]
    pictures = [picture_of_one(opened.of_question(key)) for key in ("model.idea", "fit.horizon", "model.position", "fit.purpose")]
    assert [picture is not None for picture in pictures] == [True, True, False, False]


def test_the_table_gives_the_reasons_too(ana: Member, revealed: Partnership) -> None:
    rows = {row.label: row for topic in ana.get(url_of(revealed)).context["table"] for row in topic.rows}
    assert [answer.reason for answer in rows["המקום על הרצף"].answers] == ["כדי להישאר קלים", ""]


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 405
