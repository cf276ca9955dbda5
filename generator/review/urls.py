"""The pages, by address; who may see each is said in ``rights``."""

from django.contrib import admin
from django.urls import path

from generator.review.pages import (
    account,
    builds,
    communes,
    comparing,
    deciding,
    decisions,
    exports,
    faults,
    home,
    maps,
    method,
    opportunities,
    opportunity,
    sheets,
    territory,
    weightings,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("connexion/", account.SignIn.as_view(), name="sign-in"),
    path("deconnexion/", account.SignOut.as_view(), name="sign-out"),
    path("mot-de-passe/", account.Password.as_view(), name="password"),
    path("opportunites/", opportunities.every, name="all-opportunities"),
    path(
        "territoires/<str:epci_code>/opportunites/",
        opportunities.of_territory,
        name="opportunities",
    ),
    path("opportunites/<str:opportunity_id>/", opportunity.opportunity, name="opportunity"),
    path("opportunites/<str:opportunity_id>/decision/", deciding.decide, name="decide"),
    path("territoires/<str:epci_code>/decisions/", decisions.of_territory, name="decisions"),
    path("territoires/<str:epci_code>/", territory.territory, name="territory"),
    path("territoires/<str:epci_code>/fiche/", sheets.brief_page, name="brief-page"),
    path("territoires/<str:epci_code>/fiche.pdf", sheets.brief, name="brief"),
    path("opportunites/<str:opportunity_id>/note.pdf", sheets.note, name="note"),
    path("opportunites/<str:opportunity_id>/porteur.pdf", sheets.carrier, name="carrier-sheet"),
    path("feuilles/fiche.css", sheets.look, name="sheet-style"),
    path("territoires/<str:epci_code>/carte/", maps.territory_map, name="map"),
    path(
        "territoires/<str:epci_code>/communes/<str:commune_code>/", communes.commune, name="commune"
    ),
    path("opportunites.<str:suffix>", exports.every, name="all-export"),
    path(
        "territoires/<str:epci_code>/opportunites.<str:suffix>",
        exports.of_territory,
        name="export",
    ),
    path("comparer/", comparing.compare, name="compare"),
    path("ponderations/", weightings.weightings, name="weightings"),
    path("ponderations/nouvelle/", weightings.new, name="new-weighting"),
    path("ponderations/<int:weighting_id>/", weightings.edit, name="weighting"),
    path("ponderations/<int:weighting_id>/effacer/", weightings.erase, name="erase-weighting"),
    path("calculs/", builds.builds, name="builds"),
    path("territoires/<str:epci_code>/calculs/", builds.changes_of, name="changes"),
    path("methode/", method.method, name="method"),
    path("administration/", admin.site.urls),
]
handler400 = faults.misread
handler403 = faults.forbidden
handler404 = faults.missing
handler500 = faults.broken
