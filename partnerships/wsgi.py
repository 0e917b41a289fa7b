"""The WSGI application for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnerships.settings")
application = get_wsgi_application()

from partnerships.services.seal_keys import prepare  # noqa: E402 (after Django is set up)

prepare()
