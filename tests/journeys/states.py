"""Every page of the site in the states in which people meet it: each function leads one visitor from one to the next, naming each."""

from collections.abc import Iterator

from django.core.mail import EmailMultiAlternatives
from playwright.sync_api import expect

from partnerships.adapters.mail import KeptMailBackend, kept_mails
from partnerships.models import Clause, Reveal
from partnerships.services.risks import Score, score_risk
from tests import factories
from tests.factories import TwoSides
from tests.journeys.agreeing import unfold
from tests.journeys.visitor import Visitor

ONE_PAGE_OF_EACH_KIND = (
    "fit.purpose", "fit.values", "fit.offer", "fit.horizon", "risks.list", "model.idea", "resources.fee_kind", "mechanism.decisions_start",
    "conflict.third_party",
)  # fmt: skip

PAGES_OF_THE_FULL_PATH = (
    "fit.success", "fit.table", "resources.funders", "resources.infrastructure_offer", "resources.spending", "credit.name",
    "credit.approval", "mechanism.decisions_later", "communication.share",
)  # fmt: skip

States = Iterator[str]


def for_everybody(nobody: Visitor) -> States:
    """Without an account: the statements, the door, the check page, and what is said of an address that leads nowhere."""
    for name in (
        "landing",
        "accessibility",
        "privacy",
        "sources",
        "how_we_compare",
        "questions_preview",
        "account_inactive",
        "check_document",
    ):
        nobody.go(name)
        yield name
    nobody.press("Check the file")
    yield "check_document: no file was chosen"
    nobody.page.locator('input[type="file"]').set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 nothing"}
    )
    nobody.press("Check the file")
    yield "check_document: cannot be checked or not ours"
    nobody.go("check_code", "AR-2222-2222")
    yield "check_code: unknown"
    nobody.go("invitation", "no-such-token")
    yield "invitation: gone"
    nobody.page.goto(nobody.address + "/nowhere/")
    yield "404"
    nobody.go("account_request_login_code")
    yield "account_request_login_code"
    nobody.press("Send me a code")
    yield "account_request_login_code: no address"
    nobody.write("email", "zoe@nowhere.example")
    nobody.press("Send me a code")
    yield "account_confirm_login_code"
    nobody.write("code", "WRONG")
    nobody.press("Continue")
    yield "account_confirm_login_code: wrong code"


def for_newcomers(cora: Visitor, sides: TwoSides) -> States:
    """Signed in, with nothing yet: an empty list, opening, and an invitation for this and for another address."""
    for name in ("partnership_list", "open_partnership"):
        cora.go(name)
        yield name
    cora.press("Open the partnership")
    yield "open_partnership: nothing filled in"
    cora.go("account_logout")
    yield "account_logout"
    _invitation, token = factories.invite(sides.venture, own_side=True)
    cora.go("invitation", token)
    yield "invitation"
    cora.press("Continue to joining")
    yield "accept_invitation"
    cora.write("person_name", "")
    cora.press("Join")
    yield "accept_invitation: no name"
    _invitation, token = factories.invite(sides.venture, "another@venture.example", own_side=True)
    cora.go("invitation", token)
    cora.press("Continue to joining")
    yield "accept_invitation: another address"


def while_open(ana: Visitor) -> States:
    """Both sides are here, and nobody has accepted the ground rules."""
    for name in ("partnership", "change_terms", "invite", "ground_rules", "facts"):
        ana.go_within(name)
        yield f"{name} while open"
    ana.press("Save the facts of our side")
    yield "facts: nothing filled in"
    ana.go_within("ground_rules")
    ana.write("open_on", "2020-01-01")
    ana.press("We accept the ground rules")
    yield "ground_rules: a day that is over"
    ana.go_within("change_terms")
    ana.write("title", "")
    ana.press("Save")
    yield "change_terms: no title"
    ana.go_within("invite")
    ana.press("Make the invitation")
    yield "invite: nothing chosen"
    ana.choose("by", "link")
    ana.press("Make the invitation")
    yield "invite: the link is ready"
    ana.go_within("task_list")
    yield "409"
    ana.go("partnership_list", query="?all=yes&q=2050")
    yield "partnership_list: searched"
    ana.go_within("timeline")
    yield "timeline"


def while_answering(ana: Visitor, sides: TwoSides) -> States:
    """From the list of topics to one's own seal."""
    ana.go_within("partnership")
    yield "partnership while answering"
    ana.go_within("task_list")
    yield "task_list"
    for key in ONE_PAGE_OF_EACH_KIND:
        ana.go_within("question", key)
        yield f"question {key}"
    ana.go_within("question", "conflict.notice")
    ana.write("conflict.notice-value", "many")
    ana.press("Save and continue")
    expect(ana.page.locator("#errors")).to_be_visible()
    yield "question: not a number"
    ana.go_within("question", "model.position")
    factories.answer(sides.venture, {"model.position": {"value": "main_matters_together"}})
    ana.choose("model.position-value", "infrastructure_only")
    ana.press("Save and continue")
    ana.reads_heading("Somebody on your side was quicker")
    yield "question: somebody was quicker"
    ana.go_within("check_answers")
    yield "check_answers"
    ana.page.locator("main form button[type=submit]").last.click()
    yield "check_answers: not confirmed"
    ana.tick("confirmed")
    ana.page.locator("main form button[type=submit]").last.click()
    yield "task_list: sealed, and waiting"


def while_negotiating(ana: Visitor, sides: TwoSides) -> States:
    """From the picture to the page that freezes."""
    for name in ("partnership", "picture", "clauses", "facts", "agreement", "freeze"):
        ana.go_within(name)
        yield f"{name} while negotiating"
    for topic in ("fit", "risks", "model"):
        ana.go_within("comparison", topic)
        yield f"comparison {topic}"
    ana.go_within("clause", "communication.meetings")
    yield "clause with a draft"
    ana.go_within("clause", "model.position")
    yield "clause without a wording"
    unfold(ana, ana.words("In your own words"))
    yield "clause: own words"
    ana.write("text", "")
    ana.press("Propose these words")
    yield "clause: nothing written"
    ana.write("text", "כך יהיה.")
    ana.press("Propose these words")
    yield "clause with a proposal"
    unfold(ana, ana.words("In your own words"))
    ana.write("text", "כך יהיה, ולא אחרת.")
    ana.page.context.clear_cookies(name="sessionid")
    ana.press("Propose these words")
    yield "signed out, with what was typed"
    ana.enter_as(sides.venture.account)
    factories.settle(sides.partnership)
    ana.go_within("freeze")
    yield "freeze: ready"


def of_what_nobody_answered(ana: Visitor) -> States:
    """A suggestion of the site from its page to a clause, and left out again."""
    ana.go_within("default_clause", "conflict.notice")
    yield "default_clause"
    ana.press("Propose it")
    yield "clause of a default"
    ana.press("Leave it out")
    yield "clauses: a default was left out"
    ana.go_within("clause", "conflict.notice")
    yield "clause of a default that was left out"


def while_answering_the_full_path(ana: Visitor) -> States:
    """What only the full path asks: lists of three columns, what is as at the start, telling and hearing, and all of it at a glance."""
    ana.go("questions_preview", query="?path=full")
    yield "questions_preview of the full path"
    ana.go_within("task_list")
    yield "task_list of the full path"
    for key in PAGES_OF_THE_FULL_PATH:
        ana.go_within("question", key)
        yield f"question {key}"
    ana.go_within("check_answers")
    yield "check_answers of the full path"


def of_the_full_path(ana: Visitor) -> States:
    """The whole picture, what is read and told in both directions, and a package."""
    ana.go_within("picture")
    yield "picture of the full path"
    for topic in ("resources", "mechanism", "communication"):
        ana.go_within("comparison", topic)
        yield f"comparison {topic} on the full path"
    ana.go_within("comparison", "fit")
    ana.button("We mean the same").first.click()
    expect(ana.page.locator('[aria-pressed="true"]')).to_have_count(1)
    yield "comparison fit, marked"
    ana.go_within("package")
    yield "package"


def of_wordings_on_the_full_path(ana: Visitor, sides: TwoSides) -> States:
    """All clauses, a bridge, a clause to do without, and what is worth a look before freezing."""
    ana.go_within("clauses")
    yield "clauses of the full path"
    ana.go_within("clause", next(iter(Reveal.objects.get(round=sides.round).bridges)))
    expect(ana.button("Propose the bridge")).to_be_visible()
    yield "clause with a bridge"
    ana.press("Propose to leave it out")  # all folds are open where a page was judged
    ana.reads("Proposed: to leave it out")
    yield "clause that one side would leave out"
    for name in ("facts", "freeze"):
        ana.go_within(name)
        yield f"{name} of the full path"


def of_risks(ana: Visitor, sides: TwoSides) -> States:
    """All that either side raised: without marks, with marks, and when somebody of the other side was quicker."""
    ana.go_within("risks")
    yield "risks"
    key = str(ana.page.locator("li.risk").first.get_attribute("id"))
    mark = ana.page.locator("li.risk").first.locator('form[action$="/score/"]')
    mark.locator('label:has([name="likelihood"][value="2"])').click()
    score_risk(actor=sides.organisation, round_=sides.round, risk=key, score=Score(3, 3, "fear"), based_on=0)
    mark.get_by_role("button").click()
    ana.reads("Nothing was saved. What you filled in is still below, and can be sent again.")
    yield "risks: somebody was quicker"
    ana.go_within("risks")
    yield "risks with marks"


def while_signing(ana: Visitor) -> States:
    """A frozen text, before and after the first signature."""
    for name in ("partnership", "clauses", "facts", "agreement", "sign"):
        ana.go_within(name)
        yield f"{name} while signing"
    ana.go_within("clause", str(Clause.objects.values_list("key", flat=True).first()))
    yield "clause while signing"
    ana.go_within("sign")
    ana.press("Sign the agreement")
    yield "sign: nothing filled in"
    ana.press("Send me a code")
    yield "sign: a code was sent"
    ana.page.locator("#send-back").evaluate("(fold) => (fold.open = true)")
    ana.press("Send the text back")
    yield "sign: sent back without a note"


def when_sealed(ana: Visitor, sides: TwoSides) -> States:
    """The sealed document, and what the public page says of its code."""
    for name in ("partnership", "sign"):
        ana.go_within(name)
        yield f"{name} when sealed"
    ana.go("check_code", factories.version_of(sides.partnership).check_code)
    yield "check_code"


def on_the_development_server(nobody: Visitor) -> States:
    """The mails that were kept."""
    nobody.go("kept_mails")
    yield "kept_mails: none"
    message = EmailMultiAlternatives("הזמנה", "שלום", to=["noa@venture.example"])
    message.attach_alternative("<p>שלום</p>", "text/html")
    KeptMailBackend().send_messages([message])
    nobody.go("kept_mails")
    yield "kept_mails"
    nobody.go("kept_mail", kept_mails()[0][0])
    yield "kept_mail"
