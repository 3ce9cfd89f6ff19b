"""Addresses of packages for the archive, and letters with one decision."""

from django.urls import path

from rundbord.apps.archiving.views import archive, extracts

app_name = "archiving"
MEETING = "mote/<uid:meeting>/"
ITEM = f"{MEETING}sak/<uid:uid>/saerutskrift/"
urlpatterns = [
    path("arkiv/", archive.waiting, name="waiting"),
    path(f"{MEETING}arkiv/", archive.archive, name="archive"),
    path(f"{MEETING}arkiv/pakke.zip", archive.package, name="package"),
    path(ITEM, extracts.extracts, name="extracts"),
    path(f"{ITEM}alle.zip", extracts.extracts_zip, name="extracts_zip"),
    path(f"{ITEM}<uid:extract>/", extracts.extract_follow, name="extract_follow"),
    path(f"{ITEM}<uid:extract>/brev.<str:ending>", extracts.extract_file, name="extract_file"),
]
