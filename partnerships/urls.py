"""Root of the addresses; the pages are listed in web/urls.py."""

from django.urls import include, path

from partnerships.admin import site

urlpatterns = [path("operator/", site.urls), path("", include("partnerships.web.urls"))]

handler400 = "partnerships.web.views.pages.bad_request"
handler403 = "partnerships.web.views.pages.forbidden"
handler404 = "partnerships.web.views.pages.not_found"
handler500 = "partnerships.web.views.pages.server_error"
