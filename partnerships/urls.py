"""Root of the addresses; the pages are listed in web/urls.py."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("operator/", admin.site.urls),
    path("", include("partnerships.web.urls")),
]
