"""Settings: an embedded default that needs nothing, and production by environment variables alone (docs/operation.md)."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from partnerships.start_up import files_storage, key_of, refuse_unsafe_production, secret_of

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("ARIG_DATA", BASE_DIR / "var"))

PRODUCTION = os.environ.get("ARIG_PRODUCTION", "") == "1"
DEBUG = not PRODUCTION
ALLOWED_HOSTS = (
    [host for host in os.environ.get("ARIG_HOSTS", "").split(",") if host] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"]
)
refuse_unsafe_production(production=PRODUCTION, hosts=ALLOWED_HOSTS, environment=os.environ)

SECRET_KEY = key_of("ARIG_SECRET_KEY", DATA_DIR / "keys" / "secret.key")
ANSWERS_KEY = key_of("ARIG_ANSWERS_KEY", DATA_DIR / "keys" / "answers.key")
SEAL_DIR = Path(os.environ.get("ARIG_SEAL_DIR", DATA_DIR / "keys"))
# A token instead of the key file: the library of its maker, the labels of token and key, and where its bought certificate lies outside it.
SEAL_PKCS11_LIBRARY = os.environ.get("ARIG_SEAL_PKCS11_LIBRARY", "")
SEAL_PASSPHRASE = "" if SEAL_PKCS11_LIBRARY else key_of("ARIG_SEAL_PASSPHRASE", DATA_DIR / "keys" / "seal.passphrase")
SEAL_PKCS11_TOKEN = os.environ.get("ARIG_SEAL_PKCS11_TOKEN", "")
SEAL_PKCS11_PIN = secret_of("ARIG_SEAL_PKCS11_PIN")
SEAL_PKCS11_LABEL = os.environ.get("ARIG_SEAL_PKCS11_LABEL", "seal")
SEAL_PKCS11_CERTIFICATES = os.environ.get("ARIG_SEAL_PKCS11_CERTIFICATES", "")
# A time-stamping service (RFC 3161), and the certificates that vouch for it. When it is set nothing is sealed without it.
TSA_URL = os.environ.get("ARIG_TSA_URL", "")
TSA_USER = os.environ.get("ARIG_TSA_USER", "")
TSA_PASSWORD = secret_of("ARIG_TSA_PASSWORD")
TSA_CERTIFICATES = os.environ.get("ARIG_TSA_CERTIFICATES", "")
FILES_DIR = DATA_DIR / "files"
PROXIES = int(os.environ.get("ARIG_PROXIES", "0"))
SITE_ADDRESS = os.environ.get("ARIG_ADDRESS", "http://127.0.0.1:8000")
OPERATOR_NAME = os.environ.get("ARIG_OPERATOR_NAME", "Arig")
OPERATOR_EMAIL = os.environ.get("ARIG_OPERATOR_EMAIL", "hello@arig.example")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "formtools",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "partnerships",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partnerships.web.time_zone.OwnTimeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "partnerships.web.middleware.PersonalPagesMiddleware",
    "partnerships.web.middleware.RefusalMiddleware",
    "partnerships.web.kept.TakenMiddleware",
]

ROOT_URLCONF = "partnerships.urls"
WSGI_APPLICATION = "partnerships.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "partnerships.web.context.site",
            ],
        },
    }
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}", conn_max_age=600, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits live in the cache and must hold across processes: the database is the cache that everybody has.
# With Django's usual 300 entries anybody could wash out the limits of others; at this many, what has run out is removed.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rate_limits", "OPTIONS": {"MAX_ENTRIES": 100_000}}
}
if "REDIS_URL" in os.environ:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}}

AUTH_USER_MODEL = "partnerships.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "partnership_list"
ACCOUNT_ADAPTER = "partnerships.web.sign_in.SignInAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "partnerships.web.sign_in.RequestCodeForm",
    "confirm_login_code": "partnerships.web.sign_in.ConfirmCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# By account, address and mailbox, beside allauth's own limits: mails of invitation by one person, and to one address; codes to one mailbox
# within a minute and within an hour; changes of address asked for by one person, and to one mailbox; asking to be let in with another
# address; papers drawn for one person.
ACCOUNT_RATE_LIMITS = {
    "invite": "40/d/user,6/d/key",
    "ask_inviter": "5/d/user",
    "ask_copy": "10/d/ip",
    "check_file": "60/5m/ip",
    "draw": "30/5m/user",
    "register_number": "5/d/user",
    "request_login_code": "20/m/ip,3/m/key,15/h/key",
    "change_address": "10/h/user,5/h/key",
}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGOUT_REDIRECT_URL = "landing"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_ADAPTER = "partnerships.web.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Arig"
MFA_TOTP_TOLERANCE = 1  # half a minute before and after: telephones are not exact
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}  # each sign-in by passkey posts twice
MFA_FORMS = {
    "authenticate": "partnerships.web.sign_in.FactorForm",
    "authenticate_webauthn": "partnerships.web.sign_in.PasskeyForm",
    "login_webauthn": "partnerships.web.sign_in.PasskeyLoginForm",
    "activate_totp": "partnerships.web.forms.second_factor.ActivateAppForm",
    "add_webauthn": "partnerships.web.forms.second_factor.AddPasskeyForm",
    "edit_webauthn": "partnerships.web.forms.second_factor.RenamePasskeyForm",
}

SESSION_ENGINE = "partnerships.web.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "partnerships.web.views.pages.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024

LANGUAGE_CODE = "he"
LANGUAGES = [("he", _("Hebrew")), ("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jerusalem"
USE_TZ = True
FORMAT_MODULE_PATH = ["partnerships.web.formats"]

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("ARIG_STATIC", DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "files": files_storage(os.environ),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Without a mail server mails are kept as files; with DEBUG on loopback a page shows them.
MAIL_DIR = DATA_DIR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "1") == "1"
EMAIL_TIMEOUT = 15
WITHOUT_MAIL = os.environ.get("ARIG_WITHOUT_MAIL", "") == "1"
"""Whoever operates this site means it to send no mail: people come in by password or passkey, and sign with an authenticator app."""
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "partnerships.adapters.mail.KeptMailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("ARIG_MAIL_FROM", "Arig <arig@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Whether a worker runs beside the web processes and sends all mails, so that nobody waits for the mail server.
WORKER_SENDS = os.environ.get("ARIG_WORKER", "") == "1"

DEFAULT_EXCEPTION_REPORTER_FILTER = "partnerships.web.error_reports.NothingPersonal"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"links": {"()": "partnerships.web.log.WithoutLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "partnerships": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING"},  # instead of Django's own handlers, which would write links and mail errors
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
