"""Clauses of common ground: the field, purpose, values, contributions, success, first steps, who takes part, term."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Contributions, Entries, Several, Shape, Words
from partnerships.domain.text import gettext_noop as _

PURPOSE = Words(
    heading=_("Purpose"),
    text=_("The sides cooperate in order to achieve together what would not be achieved without this cooperation:\n\n%(text)s"),
)

VALUES = Entries(
    heading=_("Shared values"),
    intro=_(
        "The sides work by the following values, and recognise each of them by the behaviour stated beside it. The values are "
        "printed on the agenda of their meetings."
    ),
    item=_("%(value)s: %(behaviour)s"),
)

HORIZON = Choice(
    heading=_("Term and review"),
    texts={
        "trial_of_90_days": _(
            "This agreement runs for a trial of 90 days from the day on which it takes effect. Before the trial ends the sides meet, "
            "review it together and decide in writing whether they go on and on what terms. Without such a decision the agreement "
            "ends with the trial."
        ),
        "six_months": _(
            "This agreement runs for six months from the day on which it takes effect. Not later than 30 days before they end the "
            "sides review together what was done, and they may extend the agreement in writing."
        ),
        "one_year": _(
            "This agreement runs for one year from the day on which it takes effect. The sides review it together after six months "
            "and again not later than 30 days before the year ends, and they may extend it in writing."
        ),
        "two_years": _(
            "This agreement runs for two years from the day on which it takes effect. The sides review it together after one year "
            "and again not later than 60 days before the two years end, and they may extend it in writing."
        ),
        "three_to_five_years": _(
            "This agreement runs for three years from the day on which it takes effect, and the sides may extend it in writing to up "
            "to five years. They review it together once a year."
        ),
        "open_ended": _(
            "This agreement has no fixed end. It runs from the day on which it takes effect until the sides end it by "
            "consent or one of them ends it by written notice, of 30 days where this agreement states no other time. The "
            "sides review it together once a year."
        ),
    },
)

CONTRIBUTIONS = Contributions(
    heading=_("What each side brings"),
    second="fit.expect",
    gives={
        "venture": _("The Venture brings to the cooperation:"),
        "organisation": _("The Organisation brings to the cooperation:"),
    },
    offers={
        "venture": _("The Venture is also willing to bring, should it be needed:"),
        "organisation": _("The Organisation is also willing to bring, should it be needed:"),
    },
    options={
        "subject_expertise": _("expertise in the subject of the Activity"),
        "community_and_volunteers": _("a community and volunteers"),
        "new_idea_or_method": _("a new idea or method"),
        "audiences": _("access to the audiences of the Activity"),
        "ties_to_funders": _("ties to funders"),
        "professional_community": _("ties to the professional community"),
        "decision_makers": _("access to decision makers"),
        "media": _("ties to the media"),
        "known_name": _("a known and trusted name, used as agreed in the chapter on credit, name and logos"),
        "legal_status_and_approvals": _(
            "activity within the framework of a registered body, within the terms of its approvals and the law"
        ),
        "experience_in_managing": _("experience in managing"),
    },
    tail=_("A side brings its contribution in good faith and as far as it can, without payment, unless this agreement says otherwise."),
)

ADDED_VALUE = Words(
    heading=_("What the cooperation adds to the field"),
    text=_(
        "The sides looked at who is already active in the field of the Activity, and this is how they see what their cooperation "
        "adds. It is background, and lays no duty on a side:\n\n%(text)s"
    ),
)

FORCES = Words(
    heading=_("What keeps the problem alive"),
    text=_(
        "This is how the sides understand what keeps alive the problem that the Activity addresses, and who has power over it. It "
        "is background, and lays no duty on a side:\n\n%(text)s"
    ),
)

SUCCESS = Entries(
    heading=_("Measures of success"),
    intro=_("The sides judge by the following measures whether the Activity succeeds:"),
    item=_("%(measure)s; the target: %(target)s; by when: %(by)s"),
    partial={
        ("measure", "target"): _("%(measure)s; the target: %(target)s"),
        ("measure", "by"): _("%(measure)s; by when: %(by)s"),
    },
    tail=_(
        "The measures serve to follow the work and to learn from it; they are no guarantee of a result. Where one is not reached "
        "the sides look together for the reason and for what they will change."
    ),
)

QUICK_WIN = Words(
    heading=_("First result"),
    text=_(
        "Within 90 days from the day on which this agreement takes effect the sides aim at a first result that can be seen:\n\n%(text)s"
    ),
)

TABLE = Several(
    heading=_("Who takes part"),
    intro=_("When the sides discuss the main matters of the Activity, they see to it that these have a place in the discussion:"),
    options={
        "field_workers": _("those who do the work of the Activity in the field"),
        "people_of_the_community_served": _("people of the community that the Activity serves"),
        "someone_who_can_decide": _("for each side, a person who may decide on its behalf in the matter that is discussed"),
        "finance": _("whoever is in charge of the money of the Activity"),
        "board": _("a representative of the board of a side"),
        "funder": _("a representative of a funder of the Activity"),
        "volunteers": _("volunteers of the Activity"),
    },
    tail=_(
        "Whoever takes part and is neither a side nor acts on behalf of one is heard, and does not decide, unless this agreement "
        "says otherwise. Confidential information of a side is given to such a person only with that side's consent and after the "
        "person undertook to keep it."
    ),
)

TRUST_STEPS = Entries(
    heading=_("First steps"),
    intro=_("In order to build trust the sides take these first steps:"),
    item=_("%(step)s; by when: %(by)s"),
)

CLAUSES: Mapping[str, Shape] = {
    "fit.purpose": PURPOSE,
    "fit.values": VALUES,
    "fit.offer": CONTRIBUTIONS,
    "fit.added_value": ADDED_VALUE,
    "fit.forces": FORCES,
    "fit.success": SUCCESS,
    "fit.quick_win": QUICK_WIN,
    "fit.horizon": HORIZON,
    "fit.table": TABLE,
    "fit.trust_steps": TRUST_STEPS,
}
