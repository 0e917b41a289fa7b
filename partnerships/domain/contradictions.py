"""Where two clauses do not go together: pairs of values of which each is fine by itself. They stop nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from partnerships.domain import caution_texts as texts
from partnerships.domain.cautions import Caution, Said, Situation, Test, any_of, has_row, is_one_of
from partnerships.domain.clauses.joining import is_silent

Clash = Callable[[Any, Any], bool]

START, LATER, APPROACH = "mechanism.decisions_start", "mechanism.decisions_later", "resources.approach"
FEE_KIND, FEE, FEE_SUM, FEE_CAP = "resources.fee_kind", "resources.fee", "resources.fee_sum", "resources.fee_cap"
SERVICES, HORIZON, EXIT, IDEA = "resources.infrastructure_offer", "fit.horizon", "conflict.exit", "model.idea"
TRIAL = 90
TERMS = ("trial_of_90_days", "six_months", "one_year", "two_years")
"""Terms with an end that is known from the beginning, in days that are certain only for the first."""
MOMENTS = {"after_six_months": 1, "six_months": 1, "one_year": 2, "two_years": 3}
"""From which of TERMS on a moment comes within the term: never in those up to this place."""


@dataclass(frozen=True)
class Pair:
    """Two clauses by their questions, and which values of theirs do not go together."""

    first: str
    second: str
    clash: Clash


@dataclass(frozen=True)
class Lack:
    """A clause whose value asks for another one that is not there, or that says nothing of the kind."""

    first: str
    touched: Test
    second: str
    has: Test


@dataclass(frozen=True)
class Contradiction:
    """One thing that does not go together, in any of these pairs; drawn once, for the first of them."""

    key: str
    text: str
    found_in: tuple[Pair | Lack, ...]
    when: Callable[[Situation], bool] = lambda situation: True


def contradictions(situation: Situation) -> tuple[Caution, ...]:
    """Every contradiction, each once, with the keys of the two clauses.

    Where both are agreed it is certain. Otherwise it is said with an *if*, and only where it holds whichever of the answers the words take.
    """
    drawn = (next(_drawn(one, situation), None) for one in CONTRADICTIONS if one.when(situation))
    return tuple(caution for caution in drawn if caution is not None)


def both(first: Test, second: Test) -> Clash:
    """Values that each pass their own test."""
    return lambda one, other: first(one) and second(other)


def _drawn(one: Contradiction, situation: Situation) -> Iterator[Caution]:
    for place in one.found_in:
        is_certain = _lacks(place, situation) if isinstance(place, Lack) else _meets(place, situation)
        if is_certain is not None:
            yield Caution(one.key, one.text, "", clauses=(place.first, place.second), is_certain=is_certain, is_contradiction=True)


def _meets(pair: Pair, situation: Situation) -> bool | None:
    """Whether it is certain; None where the two go together, or where nobody can know."""
    first, second = situation.said.get(pair.first), situation.said.get(pair.second)
    if first is None or second is None:
        return None
    found = [pair.clash(one, other) for one in first.values.values() for other in second.values.values()]
    is_certain = first.is_certain and second.is_certain
    holds = any(found) if is_certain else bool(found) and all(found)
    return is_certain if holds else None


def _lacks(lack: Lack, situation: Situation) -> bool | None:
    first, second = situation.said.get(lack.first), situation.said.get(lack.second)
    if first is None or not _all_or_any(first, lack.touched) or _may_have(second, lack.has):
        return None
    return first.is_certain


def _all_or_any(said: Said, test: Test) -> bool:
    found = [test(value) for value in said.values.values()]
    return any(found) if said.is_certain else bool(found) and all(found)


def _may_have(said: Said | None, test: Test) -> bool:
    return said is not None and (said.in_own_words or any(map(test, said.values.values())))


def _above_nothing(value: Any) -> bool:
    return isinstance(value, int | float) and value > 0


def _nothing(value: Any) -> bool:
    return isinstance(value, int | float) and value == 0


def _is_above(one: Any, other: Any) -> bool:
    return isinstance(one, int | float) and isinstance(other, int | float) and one > other


def _up_to(most: float) -> Test:
    return lambda value: isinstance(value, int | float) and value <= most


def _at_least(least: float) -> Test:
    return lambda value: isinstance(value, int | float) and value >= least


def _has_entries(value: Any) -> bool:
    """Services of any kind: options or own entries, as one side answered or as both are put together by pole."""
    if not isinstance(value, dict):
        return False
    if "options" in value or "own" in value:
        return bool(value.get("options") or value.get("own"))
    return any(_has_entries(pair.get("gives")) for pair in value.values() if isinstance(pair, dict))


def _has_names(value: Any) -> bool:
    return not is_silent(value)


def _comes_too_late(moment: Any, term: Any) -> bool:
    return isinstance(moment, str) and moment in MOMENTS and term in TERMS and TERMS.index(term) <= MOMENTS[moment]


def _every_publication_is_approved(situation: Situation) -> bool:
    said = situation.said.get("credit.approval")
    return said is not None and _all_or_any(said, is_one_of("every_publication"))


def _in_both_phases(key: str, clash: Clash) -> tuple[Pair, ...]:
    """The same of both tables of decisions."""
    return tuple(Pair(phase, key, clash) for phase in (START, LATER))


ALONE = ("venture_alone", "organisation_alone")
WITH_THE_OTHER = ("venture_after_consulting", "together", "organisation_after_consulting")
PERCENT = is_one_of("percent_of_income", "percent_of_expenses")
FUNDERS = "approach_to_funders"
ORGANISATIONS_CONTENT = has_row("content", "together", "organisation_after_consulting", "organisation_alone")
GOES_TO = {pole: has_row("name_and_materials", pole) for pole in ("venture", "organisation", "by_agreement")}
OWNS = {pole: any_of(has_row("materials_created", pole), has_row("name_domain_and_accounts", pole)) for pole in ("venture", "organisation")}

CONTRADICTIONS: tuple[Contradiction, ...] = (
    Contradiction(
        "fee_without_services",
        texts.FEE_WITHOUT_SERVICES,
        (Lack(FEE_KIND, is_one_of("percent_of_income", "percent_of_expenses", "fixed_sum"), SERVICES, _has_entries),),
    ),
    Contradiction(
        "another_payment",
        texts.ANOTHER_PAYMENT,
        (
            Pair(FEE_KIND, FEE, both(is_one_of("none", "fixed_sum"), _above_nothing)),
            Pair(FEE_KIND, FEE_SUM, both(is_one_of("none", "percent_of_income", "percent_of_expenses"), _above_nothing)),
        ),
    ),
    Contradiction(
        "payment_above_limit",
        texts.PAYMENT_ABOVE_LIMIT,
        (Pair(FEE_SUM, FEE_CAP, _is_above), Pair(FEE, FEE_CAP, both(_above_nothing, _nothing))),
    ),
    Contradiction(
        "content_and_position",
        texts.CONTENT_AND_POSITION,
        _in_both_phases("model.position", both(ORGANISATIONS_CONTENT, is_one_of("infrastructure_only"))),
    ),
    Contradiction(
        "content_and_owner",
        texts.CONTENT_AND_OWNER,
        (
            *_in_both_phases(IDEA, both(has_row("content", "organisation_alone"), has_row("materials_created", "venture"))),
            *_in_both_phases(IDEA, both(has_row("content", "venture_alone"), has_row("materials_created", "organisation"))),
        ),
    ),
    Contradiction(
        "publicity_and_approval",
        texts.PUBLICITY_AND_APPROVAL,
        _in_both_phases("credit.approval", both(has_row("publicity", *ALONE), is_one_of("every_publication"))),
    ),
    Contradiction(
        "approach_and_table",
        texts.APPROACH_AND_TABLE,
        (
            *_in_both_phases(APPROACH, both(has_row(FUNDERS, *ALONE), is_one_of("approval_each_time"))),
            *_in_both_phases(APPROACH, both(has_row(FUNDERS, *WITH_THE_OTHER), is_one_of("free"))),
        ),
    ),
    Contradiction(
        "notice_and_term",
        texts.NOTICE_AND_TERM,
        (Pair("conflict.notice", HORIZON, both(_at_least(TRIAL), is_one_of("trial_of_90_days"))),),
    ),
    Contradiction(
        "later_than_term",
        texts.LATER_THAN_TERM,
        (Pair("conflict.review", HORIZON, _comes_too_late), Pair("mechanism.start_ends", HORIZON, _comes_too_late)),
    ),
    Contradiction(
        "silence_in_a_day",
        texts.SILENCE_IN_A_DAY,
        (Pair("credit.no_answer", "credit.approval_days", both(is_one_of("approved"), _up_to(1))),),
        when=_every_publication_is_approved,
    ),
    Contradiction(
        "no_name_to_decide",
        texts.NO_NAME_TO_DECIDE,
        (
            Lack(
                "conflict.third_party_role",
                is_one_of("decides_under_a_separate_arbitration_agreement"),
                "conflict.third_party",
                _has_names,
            ),
        ),
    ),
    Contradiction(
        "urgent_by_slow_channel",
        texts.URGENT_BY_SLOW_CHANNEL,
        (Pair("communication.urgent", "communication.channel", both(is_one_of("same_day"), is_one_of("e_mail", "shared_folder"))),),
    ),
    Contradiction(
        "independence_and_exit",
        texts.INDEPENDENCE_AND_EXIT,
        (
            Pair("model.independence", EXIT, both(is_one_of("may_leave_with_name_and_materials"), GOES_TO["organisation"])),
            Pair("model.independence", EXIT, both(is_one_of("may_leave_with_name_and_materials"), GOES_TO["by_agreement"])),
            Pair("model.independence", EXIT, both(is_one_of("stays_with_the_organisation"), GOES_TO["venture"])),
        ),
    ),
    Contradiction(
        "owner_and_exit",
        texts.OWNER_AND_EXIT,
        (
            Pair(IDEA, EXIT, both(OWNS["venture"], GOES_TO["organisation"])),
            Pair(IDEA, EXIT, both(OWNS["organisation"], GOES_TO["venture"])),
        ),
    ),
    Contradiction(
        "spending_and_budget",
        texts.SPENDING_AND_BUDGET,
        _in_both_phases("resources.spending", both(has_row("budget", "venture_alone"), _nothing)),
    ),
    Contradiction(
        "mandate_without_plan",
        texts.MANDATE_WITHOUT_PLAN,
        (Pair("mechanism.mandate", "mechanism.workplan", both(is_one_of("within_the_work_plan"), is_one_of("none"))),),
    ),
)

CONTRADICTED = frozenset(chain.from_iterable((place.first, place.second) for one in CONTRADICTIONS for place in one.found_in)) | {
    "credit.approval"
}
"""The questions whose answers can contradict one another."""
