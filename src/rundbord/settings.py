"""Django settings. Every environment variable read here stands in docs/reference/settings.md (a test says so)."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from rundbord import environment

PACKAGE = Path(__file__).resolve().parent

# What kind of installation this is
DEMO = environment.flag("RUNDBORD_DEMO", default=False)
DEBUG = environment.flag("RUNDBORD_DEBUG", default=False)
DATA = Path(environment.text("RUNDBORD_DATA", "data")).resolve()
SITE_URL = environment.text("RUNDBORD_URL", "http://localhost:8000").rstrip("/")

DEVELOPMENT_KEY = "only-for-demo-and-development"
SECRET_KEY = environment.text("RUNDBORD_SECRET_KEY", DEVELOPMENT_KEY if DEMO or DEBUG else None)
if not SECRET_KEY or (SECRET_KEY == DEVELOPMENT_KEY and not (DEMO or DEBUG)):
    raise ImproperlyConfigured("RUNDBORD_SECRET_KEY must be a long random secret of your own.")

ALLOWED_HOSTS = environment.words("RUNDBORD_HOSTS", f"{urlsplit(SITE_URL).hostname},localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
HTTPS = SITE_URL.startswith("https://")
PROXIES = environment.words("RUNDBORD_PROXIES", "127.0.0.1")

INSTALLED_APPS = [
    "rundbord.apps.core",
    "rundbord.apps.accounts",
    "rundbord.apps.audit",
    "rundbord.apps.jobs",
    "rundbord.apps.mail",
    "rundbord.apps.files",
    "rundbord.apps.people",
    "rundbord.apps.matters",
    "rundbord.apps.meetings",
    "rundbord.apps.record",
    "rundbord.apps.followup",
    "rundbord.apps.writing",
    "rundbord.apps.minutes",
    "rundbord.apps.sending",
    "rundbord.apps.notices",
    "rundbord.apps.publishing",
    "rundbord.apps.archiving",
    "rundbord.apps.importing",
    "rundbord.apps.desk",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
if DEMO:
    from rundbord.demo.cast import DEMO_TODAY  # noqa: F401 - a setting, read by core.clock

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rundbord.apps.accounts.middleware.ViewerMiddleware",
    "rundbord.apps.core.middleware.RefusalMiddleware",
]

MESSAGE_TAGS = {message_levels.DEBUG: "info", message_levels.ERROR: "danger"}  # Designsystemet's colours

ROOT_URLCONF = "rundbord.urls"
ASGI_APPLICATION = "rundbord.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "rundbord.apps.core.forms.renderer.DesignRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rundbord.apps.core.context.page",
                "rundbord.apps.accounts.context.viewer",
            ],
        },
    },
]

# Database: one SQLite file by default. IMMEDIATE transactions and WAL let many readers and one writer work at once;
# synchronous=FULL because a line is acknowledged only when it would survive a power cut.
DATABASE_URL = environment.text("DATABASE_URL", f"sqlite:///{DATA / 'rundbord.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }

# Rate limits of logins are counted in the cache, so all processes must share it
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_cache"}}

# People and their way in: a code by e-mail, no passwords
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "rundbord.apps.mail.adapter.MailingAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # municipalities' mail servers let unknown senders wait
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "request_login_code": "rundbord.apps.accounts.forms.RequestCodeForm",
    "confirm_login_code": "rundbord.apps.accounts.forms.ConfirmCodeForm",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_SSL_REDIRECT = False  # the reverse proxy redirects; a second redirect here loops behind it
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_FAILURE_VIEW = "rundbord.apps.core.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# Language and time
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norwegian Bokmål")), ("nn", _("Norwegian Nynorsk")), ("en", _("English"))]
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

# Files: styles and scripts are served by the program itself, what people upload only by authorized views
STATIC_URL = "/static/"
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 500
UPLOAD_LIMIT_MB = environment.number("RUNDBORD_UPLOAD_MB", 100)

# Mail: always through the outbox; in demo mode it ends in the demo's mailbox page
MAIL_FROM = environment.text("RUNDBORD_MAIL_FROM", "rundbord@localhost")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
EMAIL_HOST = environment.text("RUNDBORD_SMTP_HOST", "")
SMTP_PORTS = {"starttls": 587, "tls": 465, "none": 25}  # the usual port of each way to encrypt (RFC 8314)
SMTP_SECURITY = environment.choice("RUNDBORD_SMTP_SECURITY", SMTP_PORTS, "starttls")
EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP_SECURITY == "starttls", SMTP_SECURITY == "tls"
EMAIL_PORT = environment.number("RUNDBORD_SMTP_PORT", SMTP_PORTS[SMTP_SECURITY])
EMAIL_HOST_USER = environment.text("RUNDBORD_SMTP_USER", "")
EMAIL_HOST_PASSWORD = environment.text("RUNDBORD_SMTP_PASSWORD", "")
EMAIL_TIMEOUT = 30

# Logs hold no personal content: paths, names of actions and identifiers only
LOG_LEVEL = environment.text("RUNDBORD_LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "rundbord.operations.logs.PlainFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {"access": {"()": "rundbord.operations.logs.AccessFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"uvicorn.access": {"filters": ["access"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}

SILENCED_SYSTEM_CHECKS: list[str] = []
