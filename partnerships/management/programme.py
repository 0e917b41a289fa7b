"""Who is who in the demonstration, told on a screen: one line a person, under the partnership where they are met."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from partnerships.domain.lifecycle import Stage
from partnerships.management.cast import BY_CONSULTANT, CONSULTANT, OPERATOR, PEOPLE_BESIDE, TEAMS, Member
from partnerships.management.demonstration import STORIES, Story
from partnerships.management.staging import opened_by_consultant
from partnerships.models import Partnership, Round

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
RIGHTS = {"administers": "administrator", "works": "staff", "approves": "approver", "signs": "signatory"}


def begun(story: Story) -> Partnership | None:
    """What an earlier run opened. A scenario that somebody walked is a specimen, and another partnership."""
    opener = story.scenario.sides[0].people[0].email
    rows = Partnership.objects.filter(title=story.scenario.title, is_specimen=story.is_specimen)
    return rows.filter(parties__representatives__account__email=opener).order_by("pk").first()


def told() -> str:
    """How to enter, and everybody's address, once."""
    door, mails = (settings.SITE_ADDRESS + reverse(name) for name in ("account_request_login_code", "kept_mails"))
    lines = [f"To enter as one of the demonstration people, open {door}, type the address,", f"and read the code at {mails}"]
    for story in STORIES:
        lines += ["", f"  examples/{story.example}.json ({story.scenario.language}): {_where(story)}"]
        lines += [f"    {address:32} {role}" for address, role in _people(story)]
    lines += ["", f"  opened by a consultant ({CONSULTANT[2]}): {_where_it_waits()}"]
    lines += [f"    {BY_CONSULTANT.venture_person[1]:32} invited for the venture", f"    {CONSULTANT[1]:32} the consultant of four of them"]
    lines += ["", f"  {settings.SITE_ADDRESS}{reverse('operator:index')}", f"    {OPERATOR:32} the operator of the site", ""]
    return "\n".join(lines)


def _where(story: Story) -> str:
    partnership = begun(story)
    return WHERE[Stage(Round.objects.get(partnership=partnership, number=1).stage) if partnership else story.until]


def _where_it_waits() -> str:
    consultant = opened_by_consultant()
    return WHERE[Stage(Round.objects.get(partnership=consultant.partnership, number=1).stage) if consultant else Stage.OPEN]


def _people(story: Story) -> Iterator[tuple[str, str]]:
    team = {member.email: member for entry in TEAMS if entry.story is story for member in entry.members}
    acting = {person.email: side for side in story.scenario.sides for person in side.people}
    for address, side in acting.items():
        role = side.role if side.role == side.pole else f"{side.role}, as {side.pole}"
        yield address, f"{role}: {_rights(team[address])}" if address in team else role
    for address, member in team.items():
        if address not in acting:
            yield address, f"organisation: {_rights(member)}"
    for beside in PEOPLE_BESIDE:
        if beside.story is story and beside.email != CONSULTANT[1]:
            yield beside.email, beside.kind.replace("_", " ")


def _rights(member: Member) -> str:
    return ", ".join(word for right, word in RIGHTS.items() if getattr(member, right)) or "viewer"
