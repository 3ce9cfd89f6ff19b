"""The addresses as they are in demo mode."""

from django.urls import include, path

from rundbord import urls
from rundbord.apps.accounts import urls as accounts_urls
from rundbord.apps.mail import urls as mail_urls

urlpatterns = [
    path("", include((accounts_urls.patterns(demo=True), "accounts"))),
    path("", include((mail_urls.patterns(demo=True), "mail"))),
    *urls.urlpatterns,
]
handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
