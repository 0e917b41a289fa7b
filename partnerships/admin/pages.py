"""What all tables of the operator's pages share: a list, one row with the fields that are named, and acts that each call one service."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import display_for_value, label_for_field, lookup_field
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.admin.forms import ActForm, ReasonForm
from partnerships.domain.errors import Conflict, Refused
from partnerships.web.access import recently_confirmed
from partnerships.web.middleware import sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


@dataclass(frozen=True)
class Act:
    """One thing that an operator does with a row: `do` is the service, `subject` as what it takes the row, `may` whether it is offered."""

    name: str
    button: "Text"
    explanation: "Text"
    done: "Text"
    do: Callable[..., object]
    subject: str
    form: type[ActForm] = ReasonForm
    may: Callable[[Any], bool] = lambda row: True
    is_grave: bool = False
    """Whether the operator confirms who they are first."""


@dataclass(frozen=True)
class Table:
    """What belongs to a row and is shown below it."""

    heading: "Text"
    columns: tuple["Text", ...]
    rows: Iterable[tuple[object, ...]]


def column(field: str, label: "Text") -> Callable[[Any, Any], object]:
    """A column with that field of the row, under a label that can be translated. It needs a name of its own: a field's name wins."""

    @admin.display(description=label, ordering=field)
    def shown(self: Any, row: Any) -> object:
        return getattr(row, field)

    return shown


def link_to(table: str, pk: int | None, text: str) -> str:
    """A link to the page of one row of that table."""
    return format_html('<a href="{}"><bdi>{}</bdi></a>', reverse(f"operator:partnerships_{table}_change", args=[pk]), text)


class Pages(ModelAdmin):
    """A table that can be looked at. Only the fields that are named exist here, for showing as for filtering and sorting."""

    shown: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    actions = None
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    change_list_template = "operator/list.html"

    def name_of(self, row: Any) -> str:
        """What the row is called on its pages."""
        return str(row)

    def tables(self, row: Any) -> Iterable[Table]:
        """What else is shown of this row."""
        return ()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The door of the site has asked already."""
        return True

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nothing is made here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is changed but by an act."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted."""
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Nothing by the address: asking for rows whose text begins with a word would tell the text."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The list, one row, and its acts."""
        open_to = self.admin_site.admin_view
        table = f"partnerships_{self.opts.model_name}"
        acts = [
            path(f"<int:object_id>/{act.name}/", _form_page(open_to(self._page_of(act))), name=f"{table}_{act.name}") for act in self.acts
        ]
        return [
            path("", require_safe(open_to(self.changelist_view)), name=f"{table}_changelist"),
            path("<int:object_id>/", require_safe(open_to(self.row_page)), name=f"{table}_change"),
            *acts,
        ]

    def row_page(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """One row, by the fields that are named."""
        row = self._row(request, object_id)
        facts = [(label_for_field(name, self.model, self), self._value(name, row)) for name in self.shown]
        offered = [(act.button, self._address(act.name, row)) for act in self.acts if act.may(row)]
        return render(
            request, "operator/row.html", self._context(request, row) | {"facts": facts, "acts": offered, "tables": self.tables(row)}
        )

    def act_page(self, act: Act, request: HttpRequest, object_id: int) -> HttpResponse:
        """The form of an act; posted, the act."""
        row = self._row(request, object_id)
        form, status = act.form(row, request.POST if request.method == "POST" else None), 200
        if form.is_bound:
            status = self._refusal(act, request, row, form)
            if not status:
                messages.success(request, str(act.done))
                return redirect(self._address("change", row) if self._find(request, object_id) else self._address("changelist"))
        return render(request, "operator/act.html", self._context(request, row) | {"act": act, "form": form}, status=status)

    def _page_of(self, act: Act) -> Callable[..., Any]:
        def page(request: Any, object_id: int) -> HttpResponse:
            return self.act_page(act, request, object_id)

        return recently_confirmed(page) if act.is_grave else page

    def _refusal(self, act: Act, request: HttpRequest, row: Any, form: ActForm) -> int:
        """The status of the refusal, its sentence being in the form; 0 when it is done."""
        if not form.is_valid():
            return 400
        try:
            act.do(by=request.user, **({act.subject: row} if act.subject else {}), **form.arguments())
        except Refused as refusal:
            form.add_error(None, sentence(refusal))
            return 409 if isinstance(refusal, Conflict) else 400
        return 0

    def _row(self, request: HttpRequest, object_id: int) -> Any:
        row = self._find(request, object_id)
        if row is None:
            raise Http404
        return row

    def _find(self, request: HttpRequest, object_id: int) -> Any:
        return self.get_queryset(request).filter(pk=object_id).first()

    def _value(self, name: str, row: Any) -> object:
        _field, _attribute, value = lookup_field(name, row, self)
        return display_for_value(value, self.get_empty_value_display(), boolean=isinstance(value, bool))

    def _address(self, page: str, row: Any = None) -> str:
        return reverse(f"{self.admin_site.name}:partnerships_{self.opts.model_name}_{page}", args=[row.pk] if row else [])

    def _context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        places = {"list_address": self._address("changelist"), "row_address": self._address("change", row)}
        return {**self.admin_site.each_context(request), **places, "opts": self.opts, "title": self.name_of(row)}


_form_page = require_http_methods(["GET", "HEAD", "POST"])
