"""The one app of Arig."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Registers the system checks of the deployment."""

    name = "partnerships"
    verbose_name = "Arig"

    def ready(self) -> None:
        """Checks are registered by being imported."""
        from partnerships import checks  # noqa: F401
