"""Addresses of importing."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.importing.views import (
    batches,
    documents,
    names,
    overview,
    reports,
    reviews,
    search,
    steering,
    together,
)

app_name = "importing"
urlpatterns: list[URLPattern | URLResolver] = [
    path("import/", batches.index, name="index"),
    path("import/filer/", batches.batch_make, name="batch_make"),
    path("import/sok/", search.search, name="search"),
    path("import/<uid:uid>/", batches.batch, name="batch"),
    path("import/<uid:uid>/godta/", batches.batch_accept, name="batch_accept"),
    path("import/<uid:uid>/framdrift/", steering.batch_progress, name="batch_progress"),
    path("import/<uid:uid>/pause/", steering.batch_pause, name="batch_pause"),
    path("import/<uid:uid>/fortsett/", steering.batch_continue, name="batch_continue"),
    path("import/<uid:uid>/stopp/", steering.batch_stop, name="batch_stop"),
    path("import/<uid:uid>/rapport/", reports.batch_report, name="batch_report"),
    path("import/<uid:uid>/rapport.csv", reports.batch_report_csv, name="batch_report_csv"),
    path("import/<uid:uid>/rader/", overview.rows_mend, name="rows_mend"),
    path("import/<uid:uid>/navn/", names.batch_names, name="batch_names"),
    path("import/<uid:uid>/navn/framdrift/", names.names_progress, name="names_progress"),
    path("import/<uid:uid>/navn/angre/", names.names_undo, name="names_undo"),
    path("import/<uid:uid>/ta-tilbake/", batches.batch_undo, name="batch_undo"),
    path("import/dokument/<uid:uid>/", reviews.document, name="document"),
    path("import/dokument/<uid:uid>/les/", search.document_read, name="document_read"),
    path("import/dokument/<uid:uid>/rett/", reviews.document_mend, name="document_mend"),
    path("import/dokument/<uid:uid>/rettet/", reviews.document_changes, name="document_changes"),
    path("import/dokument/<uid:uid>/angre/", reviews.mend_undo, name="mend_undo"),
    path("import/dokument/<uid:uid>/deltakere/", overview.document_attendance, name="document_attendance"),
    path("import/dokument/<uid:uid>/godta/", documents.document_accept, name="document_accept"),
    path("import/dokument/<uid:uid>/legg-bort/", documents.document_set_aside, name="document_set_aside"),
    path("import/dokument/<uid:uid>/hent-fram/", documents.document_take_up, name="document_take_up"),
    path("import/dokument/<uid:uid>/les-igjen/", documents.document_read_again, name="document_read_again"),
    path("import/dokument/<uid:uid>/samme-mote/", together.documents_join, name="documents_join"),
    path("import/dokument/<uid:uid>/eget-mote/", together.document_separate, name="document_separate"),
    path("import/dokument/<uid:uid>/sporsmal/", together.document_ask_again, name="document_ask_again"),
    path("import/dokument/<uid:uid>/del/", together.document_choose_part, name="document_choose_part"),
    path("import/dokument/<uid:uid>/sammenlign/<uid:other>/", together.document_compare, name="document_compare"),
    path("import/dokument/<uid:uid>/ta-tilbake/", documents.document_undo, name="document_undo"),
]
