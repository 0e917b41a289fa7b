"""The one app of Arig."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Registers the system checks of the deployment."""

    name = "partnerships"
    verbose_name = "Arig"
