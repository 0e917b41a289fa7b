"""Demonstration data: teams, the examples walked to where each is shown, those beside. Safe to repeat; for the development server only."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from partnerships.domain.lifecycle import Stage
from partnerships.management import staging
from partnerships.management.at_the_table import talk
from partnerships.management.cast import OPERATOR, PEOPLE_BESIDE, TEAMS, Team
from partnerships.management.demonstration import BRIDGES_ACCEPTED, BRIDGES_WAITING, NEGOTIATING, OWN_WORDS, STILL_ANSWERING, STORIES, Story
from partnerships.management.programme import begun, told
from partnerships.models import Membership, Party, Proposal, Representative, Round
from partnerships.queries.negotiation import ClauseView, clause_views
from partnerships.queries.questionnaire import own_answers, own_sheet
from partnerships.services import scenario as scenarios
from partnerships.services.negotiation import Wording, accept_drafts, accept_proposal, propose
from partnerships.services.operator import make_operator
from partnerships.services.questionnaire import save_answers


class Command(BaseCommand):
    help = "Make the demonstration people and their partnerships, or tell how to enter as each of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--print", action="store_true", help="only tell how to enter as each person")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            self.stdout.write("No demonstration data: this is a production.")
        elif options["print"]:
            self.stdout.write(told())
        else:
            with translation.override("en"):
                _make()


def _make() -> None:
    administrators = {team.legal_name: staging.found_team(team) for team in TEAMS}
    for story in STORIES:
        _walk(story, [(team, administrators[team.legal_name]) for team in TEAMS if team.story is story])
    staging.open_by_consultant()
    make_operator(email=OPERATOR)


def _walk(story: Story, teams: list[tuple[Team, Membership | None]]) -> None:
    """From wherever an earlier run came to: each step looks whether it is still to be done."""
    round_ = _walk_on(story, Stage.OPEN)
    for team, administrator in teams:
        if administrator is not None:
            staging.take_seats(team, administrator, round_)
    round_ = _walk_on(story, story.until)
    actors = tuple(_acts_for(round_, party) for party in Party.objects.filter(partnership=round_.partnership_id))
    if story is STILL_ANSWERING:
        _answer(story, round_, actors)
    elif story is NEGOTIATING:
        _negotiate(round_, actors)
    for beside in PEOPLE_BESIDE:
        if beside.story is story:
            staging.put_beside(beside, round_)
    if story is NEGOTIATING:
        talk(round_, actors)


def _walk_on(story: Story, until: Stage) -> Round:
    return scenarios.walk(story.scenario, until=until, tell=lambda _line: None, is_specimen=story.is_specimen, begun=begun(story))


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
