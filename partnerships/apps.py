"""The one app of Arig."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PartnershipsConfig(AppConfig):
    """Registers the system checks of the deployment, and what follows a migration."""

    name = "partnerships"
    verbose_name = "Arig"

    def ready(self) -> None:
        """Checks are registered by being imported; a database of an older release gets what its lists need."""
        from partnerships import checks  # noqa: F401
        from partnerships.management.after_migration import fill_lists

        post_migrate.connect(fill_lists, sender=self)
