"""The words of a clause that is left open until a date, with an owner."""

from partnerships.domain.text import gettext_noop as _

OPEN_POINT = _(
    "The sides have not yet agreed on “%(heading)s”. %(owner)s will bring a proposal to the other side, and the sides will "
    "settle this in writing by %(date)s."
)
OPEN_POINT_TAIL = _(
    "Until then they act in this matter in good faith and in consultation, and neither gives others a promise that would decide it."
)
