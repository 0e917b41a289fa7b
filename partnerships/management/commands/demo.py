"""Demonstration data: four people and two partnerships, made through the services. Safe to repeat; for the development server only."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from partnerships.domain.lifecycle import Stage
from partnerships.management.demonstration import OWN_WORDS, REVEALED, STORIES, Answers, Person, Story
from partnerships.models import Party, Proposal, Representative, Round
from partnerships.queries.negotiation import clause_views
from partnerships.queries.questionnaire import own_answers, own_sheet, versions_of
from partnerships.services import clock
from partnerships.services.accounts import ensure_account
from partnerships.services.invitation import accept_ground_rules, accept_invitation, invite_party, open_partnership
from partnerships.services.negotiation import Wording, accept_drafts, propose
from partnerships.services.questionnaire import save_answers, seal_answer_sheet

DAYS_TO_OPENING = 21


class Command(BaseCommand):
    help = "Make the demonstration people and their partnerships, or tell how to enter as each of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--print", action="store_true", help="only tell how to enter as each person")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            self.stdout.write("No demonstration data: this is a production.")
        elif options["print"]:
            self._tell()
        else:
            for story in STORIES:
                _walk(story)

    def _tell(self) -> None:
        door, mails = (settings.SITE_ADDRESS + reverse(name) for name in ("account_request_login_code", "kept_mails"))
        self.stdout.write(f"To enter as one of the demonstration people, open {door}, type the address,\nand read the code at {mails}\n\n")
        for story in STORIES:
            where = "the answers are open" if story.sealed else "still answering"
            for person, role in zip(story.people, ("venture", "organisation"), strict=True):
                self.stdout.write(f"  {person.email:28} {role:13} {where}")
        self.stdout.write("")


def _walk(story: Story) -> None:
    """From wherever an earlier run came to: each step looks whether it is still to be done."""
    venture, organisation = _joined(story)
    for actor in (venture, organisation):
        party = Party.objects.get(pk=actor.party_id)
        if _round(actor).stage == Stage.OPEN and party.ground_rules_accepted_at is None:
            accept_ground_rules(actor=actor, open_on=clock.today() + timedelta(days=DAYS_TO_OPENING))
    _answer(venture, story.venture_answers, sealed=story.sealed)
    _answer(organisation, story.organisation_answers, sealed=story.sealed)
    if story is REVEALED:
        _negotiate(venture, organisation)


def _joined(story: Story) -> tuple[Representative, Representative]:
    opener = _representative(story, story.venture) or open_partnership(
        account=ensure_account(email=story.venture.email, language="he"),
        title=story.title,
        language="he",
        role="venture",
        own_name=story.venture.side,
        other_name=story.organisation.side,
        person_name=story.venture.name,
    )
    other = _representative(story, story.organisation)
    if other is None:
        party = Party.objects.get(partnership=opener.party.partnership_id, role="organisation")
        invitation, _token = invite_party(actor=opener, party=party)
        account = ensure_account(email=story.organisation.email, language="he")
        other = accept_invitation(account=account, invitation=invitation, person_name=story.organisation.name)
    return opener, other


def _representative(story: Story, person: Person) -> Representative | None:
    rows = Representative.objects.filter(account__email=person.email, party__partnership__title=story.title, left_at=None)
    return rows.select_related("party__partnership", "account").first()


def _round(actor: Representative) -> Round:
    return Round.objects.select_related("partnership").get(partnership=actor.party.partnership_id, number=1)


def _answer(actor: Representative, answers: Answers, *, sealed: bool) -> None:
    round_ = _round(actor)
    sheet = own_sheet(round_, actor.party)
    if round_.stage != Stage.ANSWERING or sheet.is_sealed:
        return
    if answers and not own_answers(sheet):
        save_answers(actor=actor, round_=round_, answers=answers, expected={})
    if sealed:
        seal_answer_sheet(actor=actor, round_=round_, seen=versions_of(own_answers(sheet)))


def _negotiate(venture: Representative, organisation: Representative) -> None:
    """Both accept what they answered alike, and the venture suggests own words for one clause; once."""
    round_ = _round(venture)
    views = clause_views(round_)
    if round_.stage != Stage.NEGOTIATING or any(view.accepted_by for view in views):
        return
    drafts = {
        str(view.current.public_id): view.current.text_hash
        for view in views
        if view.current is not None and view.current.origin == Proposal.Origin.DRAFT
    }
    for actor in (venture, organisation):
        accept_drafts(actor=actor, round_=round_, shown=drafts)
    key, words = OWN_WORDS
    clause = next(view.clause for view in views if view.clause.key == key)
    propose(actor=venture, clause=clause, wording=Wording(origin=Proposal.Origin.TEXT, text=words), based_on=clause.proposals.count())
