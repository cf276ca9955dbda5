"""What survey tools and people call their columns, folded; read by the mapping. Pure."""

import re
from typing import Literal

Role = Literal[
    "statement_text",
    "statement_title",
    "need_choice",
    "resource_text",
    "offer_text",
    "answer_id",
    "respondent_id",
    "respondent_kind",
    "age",
    "category",
    "commune_code",
    "commune_name",
    "departement",
    "postal_code",
    "latitude",
    "longitude",
    "point",
    "date",
    "theme_hint",
    "consent_publication",
    "state",
    "system",
    "personal",
    "unknown",
]

ROLE_LABELS_FR: dict[Role, str] = {
    "statement_text": "texte de la réponse (plusieurs colonnes possibles)",
    "statement_title": "titre de la réponse, joint au texte",
    "need_choice": "question fermée : chaque case cochée est un besoin (voir « themes »)",
    "resource_text": "ressource connue de la personne : local, savoir-faire, matériel, temps…",
    "offer_text": "offre d'agir : la personne propose de s'impliquer",
    "answer_id": "numéro de la réponse donné par l'outil",
    "respondent_id": "identifiant de la personne, remplacé par un pseudonyme",
    "respondent_kind": "qui répond : habitant, entreprise, association…",
    "age": "âge, année de naissance ou tranche d'âge ; seule la tranche est gardée",
    "category": "profession ou catégorie socioprofessionnelle ; seul le groupe INSEE est gardé",
    "commune_code": "code INSEE de la commune",
    "commune_name": "nom de la commune",
    "departement": "nom ou code du département, pour départager les communes de même nom",
    "postal_code": "code postal (jamais confondu avec le code INSEE)",
    "latitude": "latitude d'un point, ramené à sa commune puis oublié",
    "longitude": "longitude d'un point, ramené à sa commune puis oublié",
    "point": "point (« latitude longitude »), ramené à sa commune puis oublié",
    "date": "date de la réponse",
    "theme_hint": "thème choisi par la personne",
    "consent_publication": "accord pour publier le texte",
    "state": "brouillon, retirée, refusée…",
    "system": "colonne technique, non lue",
    "personal": "donnée personnelle, jamais conservée",
    "unknown": "colonne non comprise, non lue",
}

# Roles that several columns may share; the others are read from one column at most.
SHARED_ROLES: frozenset[Role] = frozenset(
    {
        "statement_text",
        "need_choice",
        "resource_text",
        "offer_text",
        "state",
        "system",
        "personal",
        "unknown",
    }
)

# Roles whose columns are texts, which may hold a telephone without being one.
TEXT_ROLES: frozenset[Role] = frozenset({"statement_text", "statement_title", "resource_text"})

# Written as fold_name() leaves them. The first synonym of a list is the usual one.
SYNONYMS: dict[Role, tuple[str, ...]] = {
    "statement_text": (
        "besoin", "besoins", "body", "body/fr", "texte", "text", "reponse", "verbatim",
        "description", "contenu", "votre besoin", "vos besoins", "besoin exprime", "expression",
        "proposition", "propositions", "contribution", "commentaire", "commentaires", "remarque",
        "remarques", "suggestions", "idee", "need", "needs", "statement", "comment", "message",
    ),
    "statement_title": (
        "titre", "title", "title/fr", "intitule", "objet", "sujet", "titre de la proposition",
        "subject",
    ),
    "need_choice": (
        "vos besoins prioritaires", "besoins prioritaires", "services manquants",
        "services qui manquent", "quels services vous manquent",
    ),
    "resource_text": (
        "ressources", "ressource", "ressources locales", "ressources disponibles",
        "quelles ressources", "locaux disponibles", "local disponible", "competences",
        "vos competences", "savoir faire", "que pouvez vous apporter", "que pouvez vous partager",
        "que pouvez vous mettre a disposition", "moyens disponibles",
    ),
    "offer_text": (
        "offre", "offres", "offre d aide", "souhaitez vous vous impliquer", "je peux aider",
        "seriez vous pret a vous impliquer", "implication", "comment souhaitez vous vous impliquer",
    ),
    "answer_id": (
        "id", "uuid", "key", "id de la reponse", "id de reponse", "numero", "n", "no", "num",
        "response id", "numero de reponse", "n de reponse", "serial", "reference", "cle",
    ),
    "respondent_id": (
        "author/id", "respondent id", "repondant", "id repondant", "identifiant",
        "identifiant repondant", "n repondant", "code repondant", "user id",
    ),
    "respondent_kind": (
        "profil", "vous etes", "type de repondant", "qui etes vous", "statut", "qualite",
        "categorie de repondant", "respondent kind", "profile", "type de structure",
        "vous repondez en tant que", "statut du repondant",
    ),
    "age": (
        "age", "votre age", "tranche d age", "votre tranche d age", "classe d age",
        "quel age avez vous", "quel est votre age", "quelle est votre tranche d age",
        "annee de naissance", "votre annee de naissance", "birth year", "year of birth",
    ),
    "category": (
        "categorie socioprofessionnelle", "categorie socio professionnelle", "csp", "pcs",
        "votre categorie socioprofessionnelle", "profession", "votre profession",
        "situation professionnelle", "votre situation professionnelle", "metier",
        "activite professionnelle", "groupe socioprofessionnel", "occupation",
    ),
    "commune_code": (
        "code commune", "code insee", "insee", "code insee commune", "code insee de la commune",
        "commune code", "codgeo", "com", "depcom", "insee commune",
    ),
    "commune_name": (
        "commune", "nom de la commune", "nom commune", "ville", "lieu", "votre commune",
        "commune de residence", "city", "town", "lieu de residence", "village", "localite",
        "scope/name/fr", "commune d habitation", "ou habitez vous",
    ),
    "departement": (
        "departement", "votre departement", "code departement", "nom du departement",
        "departement de residence", "dept", "dpt", "department",
    ),
    "latitude": ("latitude", "geolocation latitude", "lat"),
    "longitude": ("longitude", "geolocation longitude", "lon", "lng", "long"),
    "point": ("geolocation", "gps", "coordonnees gps", "position gps", "geopoint", "point gps"),
    "postal_code": ("code postal", "cp", "postal code", "zip", "zip code"),
    "date": (
        "horodateur", "created at", "published at", "submission time", "submissiondate",
        "submitdate", "date de soumission", "repondu le", "heure de fin", "completion time",
        "date", "date de reponse", "date de la reponse", "date enreg", "date saisie",
        "completed time", "heure de soumission", "time", "timestamp", "submitted at",
    ),
    "theme_hint": (
        "category/name/fr", "theme", "thematique", "categorie", "category", "domaine", "rubrique",
        "theme du besoin", "taxonomies/fr", "topic",
    ),
    "consent_publication": (
        "accord de publication", "consentement", "consentement publication", "publication",
        "j accepte la publication", "j accepte que ma reponse soit publiee", "consent",
        "autorisation de publication", "accord publication", "publiable",
    ),
    "state": ("state", "etat", "draft", "brouillon", "reviewstate", "validation status"),
    "system": (
        "start", "end", "today", "lastpage", "startlanguage", "seed", "startdate", "datestamp",
        "derniere page", "langue de depart", "tete de serie", "date de lancement",
        "date de la derniere action", "version", "status", "notes", "tags", "index",
        "parent table name", "parent index", "attachmentspresent", "attachmentsexpected", "edits",
        "formversion", "meta instanceid", "votes", "supports", "comments", "url", "component/id",
        "meeting urls", "attachments", "followers", "related proposals", "is amend",
        "participatory space/id", "participatory space/url", "category/id", "scope/id",
        "endorsements/total count", "alignment", "depth", "commentable id", "commentable type",
        "root commentable url", "user group/id", "heure de debut", "start time", "langue",
        "original proposal/title", "original proposal/url", "manualsort", "sid", "uid", "score",
        "heure de la derniere modification", "statut de l utilisateur", "interviewtime",
        "temps saisie", "origine saisie", "lang saisie", "appareil saisie", "progression",
        "derniere question saisie", "date modif", "modified time", "refurl", "url referente",
        "meta/instanceid", "instanceid", "formhub/uuid", "xform id string", "rootuuid",
        "meta/rootuuid",
        "altitude", "geolocation altitude", "geolocation precision",
    ),
    "personal": (
        "nom", "prenom", "nom et prenom", "nom prenom", "prenom nom", "votre nom", "votre prenom",
        "email", "e mail", "mail", "courriel", "adresse e mail", "adresse mail",
        "adresse de messagerie", "adresse electronique", "telephone", "tel", "portable", "mobile",
        "numero de telephone", "phone", "phone number", "name", "first name", "last name",
        "full name", "ip", "ip address", "adresse ip", "ipaddr", "hachage ip", "adresse",
        "adresse postale", "address", "date de naissance", "birth date", "submitted by",
        "submittername", "submitterid", "deviceid", "username", "nom d utilisateur", "token",
        "author/name", "endorsements/user endorsements", "user group/name/fr",
        "numero de securite sociale", "nir", "signature", "coordonnees", "contact",
    ),
}  # fmt: skip

# Words that betray a person's data wherever they stand in a short header.
PERSONAL_WORD = re.compile(
    r"\b(?:e ?mail|mail|courriel|telephone|tel|portable|prenom|adresse ip|hachage ip|user ?name"
    r"|patronyme|nir|iban|date de naissance)\b"
)
# Who refuses, or is asked what he refuses, gives no consent by answering « oui ».
REFUSAL = re.compile(
    r"\b(?:refus\w*|oppos\w*|n (?:accept|autoris|est pas|etes pas|ai pas)\w*"
    r"|ne (?:souhait|veu|voul|doi|soi|pas|suis|sera)\w*|pas d accord|interdi\w*)\b"
)
# Consent to publish what the person wrote, not a name, a picture or the survey's results.
CONSENT_QUESTION = re.compile(
    r"(?=.*\b(?:accept\w*|autoris\w*|consen\w*|d accord|accord|permett\w*|souhait\w*|voul\w*"
    r"|(?:peut on|pouvons nous|pourrons nous|pourrions nous))\b)"
    r"(?=.*\b(?:publi(?:er|ee?s?|cation|quement|que|ques|ions)|cit(?:er|ee?s?|ation)"
    r"|diffus(?:er|ee?s?|ion)|reprodui\w*)\b)"
    r"(?=.*\b(?:reponses?|propos|textes?|temoignages?|contributions?|verbatims?|commentaires?"
    r"|messages?|mots|paroles)\b)"
    r"(?!.*\b(?:synthese|resultats?|statisti\w*|recevoir|recontact\w*|services? publi\w*"
    r"|espaces? publi\w*|transports? publi\w*)\b)"
)
# A question about needs, whose answers are needs however short: « un bus ».
NEED_QUESTION = re.compile(r"\b(?:besoins?|manqu\w+|attentes?|difficultes?)\b")
# What a question asks, by its words: the first line that meets it wins, so that « que pouvez-vous
# apporter face à ces besoins » asks for a resource and « quelles compétences manquent » for a need.
QUESTION_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("consent_publication", CONSENT_QUESTION),
    (
        "offer_text",
        re.compile(
            r"\b(?:(?:souhait|voul|voudri|aimeri|pourri|accepteri)\w* vous (?:vous |y )?"
            r"(?:impliquer|participer|engager|investir|contribuer|aider|donner de votre temps"
            r"|devenir benevoles?|rejoindre|prendre part)"
            r"|seriez vous (?:prete?s?|interessee?s?|disponibles?|volontaires?)"
            r"|(?:etes vous|je suis) (?:prete?s?|volontaires?) a|(?:je peux|pouvez vous) aider"
            r"|comment (?:souhait|pouv|pourri)\w* vous (?:aider|agir|contribuer))\b"
        ),
    ),
    (
        "resource_text",
        re.compile(
            r"\b(?:pouvez|pourriez|souhaitez|seriez|souhaiteriez|aimeriez)[a-z ]{0,30}"
            r"\b(?:apporter|partager|mettre a disposition|preter|transmettre)\b"
            r"|\b(?:avez|auriez|disposez|possedez) vous\b.*"
            r"\ba (?:preter|partager|donner|transmettre|mettre a disposition)\b"
        ),
    ),
    ("statement_text", NEED_QUESTION),
    (
        "resource_text",
        re.compile(
            r"^(?!.*\b(?:acquerir|apprendre|ameliorer|developper|trouver)\b).*"
            r"\b(?:ressources?(?! (?:financieres|mensuelles))"
            r"|lieux? (?:vides?|vacants?|disponibles?)"
            r"|(?<!acteurs )(?<!produits )(?<!commerces )(?<!services )locaux"
            r"|local (?:vide|vacant|disponible|inutilise)|savoir faire|competences?"
            r"|mettre a disposition|mises? a disposition"
            r"|batiments? (?:vides?|vacants?|disponibles?|inutilises?))\b"
        ),
    ),
    (
        "statement_text",
        re.compile(
            r"\b(?:propositions?|suggestions?|remarques?|commentaires?|idees?|souhaits?"
            r"|souhaitez|aimeriez|ameliore(?:r|z)|priorites?)\b"
        ),
    ),
    ("age", re.compile(r"\b(?:votre age|quel age|tranches? d age|classes? d age)\b")),
    ("age", re.compile(r"\bannee de (?:votre )?naissance\b")),
    (
        "category",
        re.compile(
            r"\b(?:socio ?professionnelle|csp|pcs|votre profession|situation professionnelle"
            r"|statut professionnel|activite professionnelle)\b"
        ),
    ),
    (
        "respondent_kind",
        re.compile(r"\brepond\w* (?:.* )?en tant que\b|\b(?:a|en) quel(?:le)? (?:titre|qualite)\b"),
    ),
    # Where people live, not where they work or shop.
    (
        "commune_name",
        re.compile(
            r"^(?!.*\b(?:travail\w*|etudi\w*|courses|achats|naissance|soign\w*)\b)"
            r"(?:(?:dans |de )?quel(?:le)?(?: est)?(?: le nom de)?(?: la| votre)?"
            r" (?:commune|ville|village)\b"
            r"|.*\bou (?:habitez|residez|vivez|logez) vous\b"
            r"|(?:votre |nom de (?:la|votre) )?(?:commune|ville|village) "
            r"(?:de residence|d habitation|ou vous (?:habitez|residez|vivez))\b)"
        ),
    ),
    ("latitude", re.compile(r"\blatitude$")),
    ("longitude", re.compile(r"\blongitude$")),
)
# Decidim writes one column a language; a Kobo option named « no » is not one of them.
OTHER_LANGUAGE = re.compile(r"(?:.+/)?(?:title|body|name|description|answer)/(?!fr$)[a-z]{2}")
