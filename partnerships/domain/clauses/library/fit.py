"""Clauses of common ground: purpose, values, contributions, term."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Contributions, Entries, Shape, Words
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
            "This agreement has no fixed end. It runs from the day on which it takes effect until the sides end it by consent or one "
            "of them ends it by notice. The sides review it together once a year."
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
        "legal_status_and_approvals": _("the framework of a registered body and its approvals, within their terms and the law"),
        "experience_in_managing": _("experience in managing"),
    },
    tail=_("A side brings its contribution in good faith and as far as it can, without payment, unless this agreement says otherwise."),
)

CLAUSES: Mapping[str, Shape] = {
    "fit.purpose": PURPOSE,
    "fit.values": VALUES,
    "fit.offer": CONTRIBUTIONS,
    "fit.horizon": HORIZON,
}
