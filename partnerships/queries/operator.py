"""What the operator of the site did in a partnership, as its sides read it."""

from partnerships.models import OperatorAct, Partnership

SEEN_BY_SIDES = (OperatorAct.Kind.LET_IN, OperatorAct.Kind.ACCESS_ENDED, OperatorAct.Kind.ADDRESS_CORRECTED)


def acts_seen_by_sides(partnership: Partnership) -> tuple[OperatorAct, ...]:
    """The newest first, with their reasons. Trying a mail or a seal once more is not among them."""
    acts = OperatorAct.objects.filter(partnership=partnership, kind__in=SEEN_BY_SIDES)
    return tuple(acts.select_related("party", "representative"))
