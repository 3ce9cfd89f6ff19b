"""Addresses of people."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.people.views import bodies, dates, lists, merging, organizations, pages, persons, seats, settings

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.cooperation, name="cooperation"),
    path("innstillinger/", settings.settings, name="settings"),
    path("innstillinger/samarbeidet/", settings.cooperation_edit, name="cooperation_edit"),
    path("innstillinger/deltakere/", settings.participants, name="participants"),
    path("innstillinger/deltakere/ny/", organizations.participation_add, name="participation_add"),
    path("innstillinger/deltakere/<int:number>/slutt/", organizations.participation_end, name="participation_end"),
    path("organ/ny/", bodies.body_add, name="body_add"),
    path("organ/plass/<uid:uid>/fyll/", seats.seat_fill, name="seat_fill"),
    path("organ/plass/<uid:uid>/slutt/", seats.seat_end, name="seat_end"),
    path("organ/plass/<uid:uid>/datoer/", dates.seat_correct, name="seat_correct"),
    path("organ/verv/<uid:uid>/datoer/", dates.membership_correct, name="membership_correct"),
    path("organ/verv/<uid:uid>/slutt/", seats.membership_end, name="membership_end"),
    path("organ/<uid:uid>/", pages.body, name="body"),
    path("organ/<uid:uid>/rediger/", bodies.body_edit, name="body_edit"),
    path("organ/<uid:uid>/faste-saker/", bodies.body_agenda, name="body_agenda"),
    path("organ/<uid:uid>/roller/ny/", bodies.role_give, name="role_give"),
    path("organ/<uid:uid>/roller/<int:number>/slutt/", bodies.role_end, name="role_end"),
    path("organ/<uid:uid>/legg-ned/", bodies.body_withdraw, name="body_withdraw"),
    path("organ/<uid:uid>/plasser/ny/", seats.seat_add, name="seat_add"),
    path("organ/<uid:uid>/fornye/", lists.body_renew, name="body_renew"),
    path("organ/<uid:uid>/adresser/", lists.body_addresses, name="body_addresses"),
    path("organ/<uid:uid>/medlemmer.csv", lists.body_csv, name="body_csv"),
    path("organ/<uid:uid>/medlemmer.vcf", lists.body_vcard, name="body_vcard"),
    path("person/", persons.persons_list, name="persons"),
    path("person/ny/", persons.person_add, name="person_add"),
    path("person/lim-inn/", persons.persons_paste, name="persons_paste"),
    path("person/alle.csv", persons.persons_csv, name="persons_csv"),
    path("person/<uid:uid>/", pages.person, name="person"),
    path("person/<uid:uid>/rediger/", persons.person_edit, name="person_edit"),
    path("person/<uid:uid>/ta-ut/", persons.person_withdraw, name="person_withdraw"),
    path("person/<uid:uid>/ta-inn/", persons.person_restore, name="person_restore"),
    path("person/<uid:uid>/kort.vcf", lists.person_vcard, name="person_vcard"),
    path("person/<uid:uid>/stillinger/ny/", persons.post_add, name="post_add"),
    path("person/<uid:uid>/stillinger/<int:number>/slutt/", persons.post_end, name="post_end"),
    path("virksomhet/ny/", organizations.organization_add, name="organization_add"),
    path("virksomhet/<uid:uid>/", pages.organization, name="organization"),
    path("virksomhet/<uid:uid>/rediger/", organizations.organization_edit, name="organization_edit"),
    path("virksomhet/<uid:uid>/regioner/ny/", organizations.part_add, name="part_add"),
    path("virksomhet/<uid:uid>/regioner/<int:number>/slutt/", organizations.part_end, name="part_end"),
]

for word, kind in (("person", "person"), ("virksomhet", "organization")):
    urlpatterns += [
        path(f"{word}/<uid:uid>/slaa-sammen/", merging.merge, {"kind": kind}, name=f"{kind}_merge"),
        path(f"{word}/<uid:uid>/skill/", merging.separate, {"kind": kind}, name=f"{kind}_separate"),
        path(f"{word}/<uid:uid>/del/", merging.split, {"kind": kind}, name=f"{kind}_split"),
    ]
