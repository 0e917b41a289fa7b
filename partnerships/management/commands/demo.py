"""Demonstration data: the examples, walked through the services to where each is shown. Safe to repeat; for the development server only."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import translation

from partnerships.domain.lifecycle import Stage
from partnerships.management.demonstration import BRIDGES_ACCEPTED, BRIDGES_WAITING, NEGOTIATING, OWN_WORDS, STILL_ANSWERING, STORIES, Story
from partnerships.models import Partnership, Party, Proposal, Representative, Round
from partnerships.queries.negotiation import ClauseView, clause_views
from partnerships.queries.questionnaire import own_answers, own_sheet
from partnerships.services import scenario as scenarios
from partnerships.services.negotiation import Wording, accept_drafts, accept_proposal, propose
from partnerships.services.questionnaire import save_answers

WHERE = {
    Stage.OPEN: "not everybody has joined",
    Stage.ANSWERING: "both sides are answering",
    Stage.NEGOTIATING: "the answers are open, and the clauses are being negotiated",
    Stage.APPROVING: "waiting for approval inside a side",
    Stage.SIGNING: "waiting for signatures",
    Stage.SEALING: "signed, and about to be sealed",
    Stage.SEALED: "signed and sealed",
    Stage.DECLINED: "declined",
}


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
            with translation.override("en"):
                for story in STORIES:
                    _walk(story)

    def _tell(self) -> None:
        door, mails = (settings.SITE_ADDRESS + reverse(name) for name in ("account_request_login_code", "kept_mails"))
        self.stdout.write(f"To enter as one of the demonstration people, open {door}, type the address,\nand read the code at {mails}\n\n")
        for story in STORIES:
            begun = _begun(story)
            stage = Round.objects.get(partnership=begun, number=1).stage if begun else story.until
            self.stdout.write(f"  examples/{story.example}.json ({story.scenario.language}): {WHERE[Stage(stage)]}")
            for side in story.scenario.sides:
                for person in side.people:
                    self.stdout.write(f"    {person.email:32} {side.role if side.role == side.pole else f'{side.role}, as {side.pole}'}")
            self.stdout.write("")


def _walk(story: Story) -> None:
    """From wherever an earlier run came to: each step looks whether it is still to be done."""
    round_ = scenarios.walk(story.scenario, until=story.until, tell=lambda _line: None, is_specimen=story.is_specimen, begun=_begun(story))
    actors = tuple(_acts_for(round_, party) for party in Party.objects.filter(partnership=round_.partnership_id))
    if story is STILL_ANSWERING:
        _answer(story, round_, actors)
    elif story is NEGOTIATING:
        _negotiate(round_, actors)


def _begun(story: Story) -> Partnership | None:
    """What an earlier run opened. A scenario that somebody walked is a specimen, and another partnership."""
    opener = story.scenario.sides[0].people[0].email
    rows = Partnership.objects.filter(title=story.scenario.title, is_specimen=story.is_specimen)
    return rows.filter(parties__representatives__account__email=opener).order_by("pk").first()


def _acts_for(round_: Round, party: Party) -> Representative:
    rows = Representative.objects.filter(party=party, left_at=None).select_related("party__partnership", "account")
    return rows.order_by("pk")[0]


def _answer(story: Story, round_: Round, actors: tuple[Representative, ...]) -> None:
    """What each side has answered so far; once."""
    for actor in actors:
        side = next(side for side in story.scenario.sides if side.pole == actor.party.pole)
        sheet = own_sheet(round_, actor.party)
        if round_.stage == Stage.ANSWERING and not sheet.is_sealed and not own_answers(sheet):
            save_answers(actor=actor, round_=round_, answers=side.answers, expected={})


def _negotiate(round_: Round, actors: tuple[Representative, ...]) -> None:
    """Both accept what they answered alike and some bridges; other wordings wait for one of them. Once."""
    views = {view.clause.key: view for view in clause_views(round_)}
    if round_.stage != Stage.NEGOTIATING or any(view.accepted_by for view in views.values()):
        return
    drafts = {
        str(view.current.public_id): view.current.text_hash
        for view in views.values()
        if view.current is not None and view.current.origin == Proposal.Origin.DRAFT
    }
    for actor in actors:
        accept_drafts(actor=actor, round_=round_, shown=drafts)
    venture, organisation = actors
    for key in BRIDGES_ACCEPTED:
        proposal = _propose(venture, views[key], Wording(origin=Proposal.Origin.BRIDGE))
        accept_proposal(actor=organisation, proposal=proposal, text_hash=proposal.text_hash)
    for key in BRIDGES_WAITING:
        _propose(organisation, views[key], Wording(origin=Proposal.Origin.BRIDGE))
    key, words = OWN_WORDS
    _propose(venture, views[key], Wording(origin=Proposal.Origin.TEXT, text=words))


def _propose(actor: Representative, view: ClauseView, wording: Wording) -> Proposal:
    return propose(actor=actor, clause=view.clause, wording=wording, based_on=view.current.number if view.current else 0)
