"""Coming in: opening a partnership, inviting by a link, joining, and the ground rules."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import expect

from partnerships.domain.questionnaire.catalog import questionnaire
from partnerships.domain.questionnaire.structure import Path
from tests.journeys.visitor import Visitor


@dataclass(frozen=True)
class Names:
    """What the people, their sides and their partnership are called in one language."""

    title: str
    venture: str
    organisation: str
    ana: str
    ben: str
    bella: str


NAMES = {
    "he": Names("ישראל 2050", "מיזם הקיץ", "אגודת הסטודנטים", "אנה לוי", "בן כהן", "בלה מזרחי"),
    "en": Names("Summer of 2050", "The Summer Venture", "The Students' Union", "Ana Levy", "Ben Cohen", "Bella Mizrahi"),
    "ar": Names("صيف 2050", "مبادرة الصيف", "اتحاد الطلاب", "آنا ليفي", "بن كوهين", "بيلا مزراحي"),
}
OPEN_ON = timedelta(days=14)


def open_partnership(visitor: Visitor, names: Names, *, email: str) -> None:
    """From the front page to an open partnership, in which the visitor acts for the venture."""
    visitor.go("landing")
    visitor.go("open_partnership")
    visitor.sign_in(email)
    visitor.reads_heading("Open a partnership")
    visitor.choose("role", "venture")
    visitor.write("own_name", names.venture)
    visitor.write("person_name", names.ana)
    visitor.write("other_name", names.organisation)
    visitor.write("title", names.title)
    visitor.choose("language", visitor.language)
    visitor.press("Open the partnership")
    visitor.sees_heading(names.title)
    visitor.partnership = visitor.page.url.split("/")[4]


def invite_by_link(visitor: Visitor) -> str:
    """An invitation to the other side, or to the own one when that is where somebody is missing; returns its link."""
    visitor.choose("by", "link")
    visitor.choose("does", "signs")
    visitor.press("Make the invitation")
    visitor.reads("The link is ready")
    return visitor.page.locator("#new-link").input_value()


def look_at_all_questions(visitor: Visitor) -> None:
    """Every question of the short path stands on one page; then back to the invitation."""
    visitor.follow("Look at all questions")
    for question in questionnaire("1", Path.CORE).questions:
        visitor.reads(question.title)
    visitor.page.go_back()


def join(visitor: Visitor, names: Names, link: str, *, email: str, name: str) -> None:
    """From the link to the overview of the partnership: for the other side, or for a team that is already there."""
    visitor.page.goto(link)
    look_at_all_questions(visitor)
    visitor.press("Continue to joining")
    visitor.sign_in(email)
    visitor.reads_heading("Join “<bdi>%(title)s</bdi>”", title=names.title)
    visitor.write("person_name", name)
    if visitor.page.locator('[name="confirms"]').count():
        visitor.tick("confirms")
    visitor.press("Join")
    visitor.sees_heading(names.title)
    visitor.partnership = visitor.page.url.split("/")[4]


def accept_the_ground_rules(visitor: Visitor, *, on: date | None = None) -> None:
    """With a day for opening the answers, or with the day that the other side suggests."""
    visitor.follow("To the ground rules")
    visitor.reads_heading("Before the first question")
    if on is not None:
        visitor.write("open_on", on.isoformat())
    expect(visitor.page.locator('[name="open_on"]')).not_to_have_value("")
    visitor.press("We accept the ground rules")
    visitor.is_within("partnership")


def a_fortnight_from_today() -> date:
    """A day that both sides can mean."""
    return timezone.localdate() + OPEN_ON


def come_in_together(opener: Visitor, invited: Visitor, names: Names, *, emails: tuple[str, str]) -> None:
    """One opens and hands a link to the other; both accept the ground rules and a day."""
    open_partnership(opener, names, email=emails[0])
    opener.follow("Invite the other side")
    join(invited, names, invite_by_link(opener), email=emails[1], name=names.ben)
    opener.go_within("partnership")
    accept_the_ground_rules(opener, on=a_fortnight_from_today())
    invited.go_within("partnership")
    accept_the_ground_rules(invited)
    invited.reads("Answer the questions")
