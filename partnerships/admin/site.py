"""The door of the operator's pages: our own sign-in, operators alone, in production with a second factor. Everybody else gets the 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

View = TypeVar("View", bound=Callable[..., Any])
SECOND_FACTOR = "mfa_index"


class OperatorSite(admin.AdminSite):
    """Without a sign-in, a password page, deletion, or actions over many rows of its own."""

    site_header = _("Arig: the operator's pages")
    site_title = _("Arig: the operator's pages")
    index_title = _("What the operator looks after")
    index_template = "operator/index.html"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The first page, and those of each table."""
        tables = [path(f"{model._meta.model_name}/", include(pages.urls)) for model, pages in self._registry.items()]
        return [path("", require_safe(self.admin_view(self.index)), name="index"), *tables]

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether somebody is an operator. Who may what is the same for all of them."""
        return bool(request.user.is_active and getattr(request.user, "is_staff", False))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """A page for operators. A stranger cannot tell it from one that does not exist."""
        page = super().admin_view(view, cacheable)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
            if not self.has_permission(request):
                raise Http404
            if settings.PRODUCTION and not is_mfa_enabled(request.user):
                return redirect(SECOND_FACTOR)
            return cast("HttpResponse", page(request, *args, **kwargs))

        return cast("View", guarded)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The tables in the order in which they are registered."""
        tables = [
            {
                "name": str(model._meta.verbose_name_plural).capitalize(),
                "object_name": model._meta.object_name,
                "admin_url": reverse(f"{self.name}:partnerships_{model._meta.model_name}_changelist"),
                "add_url": None,
                "view_only": True,
            }
            for model in self._registry
        ]
        home = reverse(f"{self.name}:index")
        return [{"name": self.index_title, "app_label": "partnerships", "app_url": home, "has_module_perms": True, "models": tables}]
