"""Partnerships by their opaque id: where they stand and who acts there, so that somebody can step in for a person who is lost."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.admin.acts import about, kind_of
from partnerships.admin.forms import LetInForm
from partnerships.admin.pages import Act, Pages, Table, column, link_to
from partnerships.domain.fact_values import LANGUAGES
from partnerships.models import Partnership, Party, Representative, Round
from partnerships.services.break_glass import let_somebody_in

STAGES = {
    Round.Stage.OPEN: _("not everybody has begun"),
    Round.Stage.ANSWERING: _("answering"),
    Round.Stage.NEGOTIATING: _("agreeing on clauses"),
    Round.Stage.APPROVING: _("waiting for approval"),
    Round.Stage.SIGNING: _("signing"),
    Round.Stage.SEALING: _("being sealed"),
    Round.Stage.SEALED: _("sealed"),
    Round.Stage.DECLINED: _("declined"),
}
RIGHTS = {"works": _("works on it"), "approves": _("approves"), "signs": _("signs")}


class StageFilter(admin.SimpleListFilter):
    """Where the last round stands."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, object]]:  # type: ignore[override]
        return [(stage.value, label) for stage, label in STAGES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Partnership]) -> QuerySet[Partnership]:
        return queryset.filter(Q(("round_stage", self.value()))) if self.value() else queryset


class PartnershipPages(Pages):
    """Neither its title nor anything that a side wrote: no answer, note, clause or document."""

    list_display = ("the_id", "where_it_stands", "opened", "people")
    shown = ("the_id", "where_it_stands", "opened", "people", "language_of_agreement", "specimen")
    search_fields = ("public_id", "parties__representatives__account__email")
    search_help_text = _("By the id in its address, or by the address of somebody who acts there")
    list_filter = (StageFilter,)
    ordering = ("-created_at", "-pk")
    sortable_by = ("opened",)
    acts = (
        Act(
            "let-in",
            _("Let somebody step in"),
            _(
                "Only when nobody of a side can be reached any more. Everybody in the partnership is told by mail, with the reason, "
                "and it stands in its log for ever. You do not take part yourself."
            ),
            _("The invitation has left, and everybody is told."),
            let_somebody_in,
            "",
            form=LetInForm,
            is_grave=True,
            may=lambda row: row.round_stage != Round.Stage.DECLINED,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Partnership]:
        """With the stage of the last round and how many people act."""
        last = Round.objects.filter(partnership=OuterRef("pk")).order_by("-number")
        acting = Count("parties__representatives", filter=Q(parties__representatives__left_at=None), distinct=True)
        rows = Partnership.objects.defer("title").annotate(round_stage=Subquery(last.values("stage")[:1]), acting=acting)
        return rows

    def name_of(self, row: Partnership) -> str:
        """Its id: the title is the sides' own."""
        return str(row.public_id)

    the_id = column("public_id", _("opaque id"))
    opened = column("created_at", _("opened"))
    specimen = column("is_specimen", _("specimen"))
    people = column("acting", _("people who act"))

    @admin.display(description=_("stage"))
    def where_it_stands(self, row: Partnership) -> object:
        return STAGES[Round.Stage(row.round_stage)]  # type: ignore[attr-defined]

    @admin.display(description=_("language of the agreement"))
    def language_of_agreement(self, row: Partnership) -> str:
        return gettext(LANGUAGES[row.language])

    def tables(self, row: Partnership) -> Iterable[Table]:
        """Who acts for which side, and what operators did here."""
        sides = {party.pk: party for party in row.parties.all()}
        people = Representative.objects.filter(party__in=sides, left_at=None).select_related("account").order_by("party__position", "pk")
        seats = [
            (_side(sides[person.party_id]), person.name, link_to("account", person.account_id, person.account.email), _rights(person))
            for person in people
        ]
        acts = [(act.at, kind_of(act), about(act), act.reason) for act in row.operator_acts.select_related("party", "representative", "by")]
        return (
            Table(_("Who acts"), (_("side"), _("name"), _("account"), _("rights")), seats),
            Table(_("What operators did here"), (_("when"), _("what was done"), _("whom it concerns"), _("reason")), acts),
        )


def _side(party: Party) -> str:
    return party.name


def _rights(person: Representative) -> str:
    held = [label for right, label in RIGHTS.items() if getattr(person, right)]
    return format_html_join(" · ", "{}", ((label,) for label in held)) or gettext("reads only")
