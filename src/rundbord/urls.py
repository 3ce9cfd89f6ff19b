"""All addresses. Fixed words come first: a cooperation cannot be called one of them (people.services.cooperations)."""

from django.urls import include, path, register_converter
from django.views.i18n import set_language

from rundbord.apps.core.uid import UidConverter
from rundbord.operations.health import health

register_converter(UidConverter, "uid")

urlpatterns = [
    path("helse/", health, name="health"),
    path("sprak/", set_language, name="set_language"),
    path("konto/", include("rundbord.apps.accounts.login_urls")),
    path("", include("rundbord.apps.core.urls")),
    path("", include("rundbord.apps.accounts.urls")),
    path("", include("rundbord.apps.mail.urls")),
    path("", include("rundbord.apps.files.urls")),
    path("", include("rundbord.apps.publishing.site_urls")),
    path("", include("rundbord.apps.desk.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.importing.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.archiving.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.publishing.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.notices.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.sending.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.minutes.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.writing.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.followup.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.record.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.meetings.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.matters.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.audit.urls")),
    path("<slug:cooperation>/", include("rundbord.apps.people.urls")),
]

handler400 = "rundbord.apps.core.views.bad_request"
handler403 = "rundbord.apps.core.views.forbidden"
handler404 = "rundbord.apps.core.views.not_found"
handler500 = "rundbord.apps.core.views.server_error"
