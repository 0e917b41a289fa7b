"""The settings of the site as tests use them: own data folder, cheap hashing, mails in memory; everything else is the real thing."""

import atexit
import os
import shutil
import tempfile

from tests.postgresql import prepare_database

# Playwright keeps an event loop in the thread of the test, which Django would take for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

_data = tempfile.mkdtemp(prefix="arig-test-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["ARIG_DATA"] = _data
prepare_database()

from partnerships.settings import *  # noqa: E402, F403
from partnerships.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # cleared before each test
WHITENOISE_AUTOREFRESH = True  # looks for a file when it is asked for, instead of listing all of them for every client
DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because in memory all threads would share one connection; unsynchronised, because a power cut is not what tests try.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"]["init_command"].replace("=FULL", "=OFF")
