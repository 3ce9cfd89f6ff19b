"""The few addresses of the login library that exist: ask for a code, enter it, log out.

The names are the library's own. It asks for `account_login` too, which is the page for asking for a code.
"""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("logg-inn/", views.request_login_code, name="account_request_login_code"),
    path("logg-inn/", views.request_login_code, name="account_login"),
    path("kode/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logg-ut/", views.logout, name="account_logout"),
]
