"""The words of a clause that is left open until a date, with an owner."""

from partnerships.domain.text import gettext_noop as _

OPEN_POINT = _(
    "The sides have not yet agreed on “%(heading)s”. By %(date)s %(owner)s brings the other side a proposal, and the sides "
    "settle the matter in writing."
)
OPEN_POINT_TAIL = _(
    "Until then they act in this matter in good faith and in consultation, and neither gives others a promise that would decide it."
)
OPEN_ROW = _("left open until %(date)s, by which %(owner)s brings the other side a proposal")
