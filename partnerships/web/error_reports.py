"""What an error report may show: where it broke, never what somebody wrote or what was decrypted meanwhile."""

from collections.abc import ItemsView
from types import FrameType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class NothingPersonal(SafeExceptionReporterFilter):
    """Hides every posted word and every local variable: in the request of the last seal, they are the answers of all sides.

    On the development server too, because whoever sees the page there may be the other side.
    """

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """The names of the fields only."""
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request is not None else {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: FrameType) -> ItemsView[str, Any]:
        """The names of the variables only."""
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()
