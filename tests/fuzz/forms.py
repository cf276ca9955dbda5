"""Small files as each tool writes them, for the machines where the producers' own are absent."""

import io
import json
import zipfile

from tests.fuzz.workbooks import workbook, zipped

GOOGLE = """Horodateur,Commune,De quoi auriez-vous besoin ?,"Quels services manquent ?"
01/03/2026 09:00:00,Lille,Il faudrait un bus le samedi matin.,"Bus, Crèche"
02/03/2026 09:10:00,Dijon,"Une crèche ; un médecin",Bus
13/03/2026 10:00:00,Lile,RAS,"Crèche, Bus"
""".encode()
LIMESURVEY = (
    "\ufeff" + '"id";"submitdate";"startlanguage";"Besoins [Bus]";"Besoins [Crèche]";"Besoins [Autre]";"Âge"\r\n'
    '"1";"2026-03-01 09:00:00";"fr";"Oui";"Non";"un marché de producteurs";"34 ans"\r\n'
    '"2";"";"fr";"N/A";"N/A";"";"N/A"\r\n'
    '"3";"1980-01-01 00:00:00";"fr";"Non";"Oui";"des commerces\nouverts le soir";"75 ans et plus"\r\n\r\n'
).encode()  # fmt: skip
FRAMAFORMS = (
    "\ufeffBesoins de la vallée\t\t\t\t\t\r\nDétails\t\t\tQue manque-t-il ?\t\t\r\n"
    "SID\tAdresse IP\tBrouillon\tBus\tCrèche\tVotre idée\r\n"
    "1\t10.0.0.1\t0\tX\t\tun café associatif au village\r\n2\t10.0.0.2\t1\t\tX\tun local\r\n"
).encode("utf-16-le")
SPHINX = (
    "CLE;DATE_SAISIE;PROGRESSION;VOTRE_BESOIN;SERVICE_1;SERVICE_2\r\n"
    "1;01/03/2026;Terminé;Une épicerie ouverte le dimanche;Bus;Crèche\r\n"
    "2;02/03/2026;Terminé;Un taxi à la demande;Bus;\r\n3;02/03/2026;En cours;;Bus;Crèche\r\n"
).encode("cp1252")
DECIDIM = (
    "id;category/name/fr;title/fr;body/fr;state;published_at\n"
    '1;Transports;Un bus;"<p>Un bus le soir,&nbsp;et le samedi.</p>";accepted;2026-03-01 09:00:00 +0100\n'
    "2;;Crèche;Une crèche pour les petits;withdrawn;2026-03-02 09:00:00 +0100\n"
).encode()
GRIST = json.dumps(
    {
        "records": [
            {"id": 1, "fields": {"Besoin": "un bus le samedi", "Services": ["L", "Bus", "Crèche"], "Date": 1707868800}},
            {"id": 3, "fields": {"Besoin": "une crèche", "Services": None, "Date": None, "Vu": False, "Nb": 0}},
        ]
    }
).encode()  # fmt: skip
KOBO_JSON = json.dumps(
    [
        {"_id": 1, "_submission_time": "2026-03-01T09:00:00", "besoin": "un bus le samedi", "_geolocation": [50.6, 3.0],
         "foyer": [{"foyer/besoin": "une crèche"}, {"foyer/besoin": "un emploi près de chez moi"}]},
        {"_id": 2, "_submission_time": "2026-03-02T09:00:00", "besoin": "un médecin", "_geolocation": [None, None]},
    ]
).encode()  # fmt: skip
ODK = {
    "besoins.csv": b"SubmissionDate,meta-instanceID,besoin,KEY\n2026-03-01,u1,un bus le samedi,u1\n2026-03-02,u2,du pain,u2\n",
    "besoins-foyer.csv": b"besoin,PARENT_KEY,KEY\nun emploi ici,u2,u2/foyer[1]\nun scooter,u9,u9/foyer[1]\n",
}  # fmt: skip
KOBO_SHEETS = {
    "Besoins": [
        ["start", "Commune", "Que manque-t-il ?", "Services", "Services/bus", "Services/crèche", "_id", "_uuid", "_submission_time", "_index"],
        ["2026-03-01", "Lille", "un bus le samedi matin", "bus crèche", "1", "1", "11", "a-1", "2026-03-01T09:00:00", "1"],
        ["2026-03-02", "Dijon", "une crèche ouverte tôt", "crèche", "0", "1", "12", "a-2", "2026-03-02T09:00:00", "2"],
    ],
    "foyer": [
        ["Besoin de la personne", "_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid"],
        ["un emploi près de chez elle", "1", "Besoins", "1", "11", "a-1"],
        ["un logement plus petit", "2", "Besoins", "9", "19", "a-9"],
    ],
}  # fmt: skip
MICROSOFT_SHEETS = {
    "Sheet1": [
        ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Quels besoins ?"],
        ["1", "2026-03-01 09:00:00", "2026-03-01 09:05:00", "anonymous", "", "Bus;Crèche;"],
        ["2", "2026-03-02 09:00:00", "2026-03-02 09:05:00", "anonymous", "", "Crèche;"],
    ]
}
HANDMADE_SHEETS = {
    "Besoins": [
        ["Numéro", "Commune", "Besoin exprimé", "Profil"],
        ["1", "St Jean", "Un lieu pour se retrouver le soir", "couple"],
        ["2", "Lille", "Des travaux d'isolation moins chers", "asso"],
    ],
    "Comptes": [["Commune", "Nombre"], ["Lille", "12"]],
}


def _book(sheets: dict[str, list[list[str]]]) -> bytes:
    return zipped(workbook(sheets))


def parcel(members: dict[str, bytes]) -> bytes:
    """Return files in one archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return made.getvalue()


FORMS: dict[str, bytes] = {
    "google.csv": GOOGLE,
    "limesurvey.csv": LIMESURVEY,
    "framaforms.xls": FRAMAFORMS,
    "sphinx.csv": SPHINX,
    "decidim.csv": DECIDIM,
    "grist.json": GRIST,
    "kobo.json": KOBO_JSON,
    "kobo.xlsx": _book(KOBO_SHEETS),
    "microsoft.xlsx": _book(MICROSOFT_SHEETS),
    "tableau.xlsx": _book(HANDMADE_SHEETS),
}
