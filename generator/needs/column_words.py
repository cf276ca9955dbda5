"""What survey tools and people call their columns, folded; read by the mapping. Pure."""

import re
from typing import Literal

Role = Literal[
    "statement_text",
    "statement_title",
    "answer_id",
    "respondent_id",
    "respondent_kind",
    "commune_code",
    "commune_name",
    "postal_code",
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
    "answer_id": "numéro de la réponse donné par l'outil",
    "respondent_id": "identifiant de la personne, remplacé par un pseudonyme",
    "respondent_kind": "qui répond : habitant, entreprise, association…",
    "commune_code": "code INSEE de la commune",
    "commune_name": "nom de la commune",
    "postal_code": "code postal (jamais confondu avec le code INSEE)",
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
    {"statement_text", "state", "system", "personal", "unknown"}
)

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
    "commune_code": (
        "code commune", "code insee", "insee", "code insee commune", "code insee de la commune",
        "commune code", "codgeo", "com", "depcom", "insee commune",
    ),
    "commune_name": (
        "commune", "nom de la commune", "nom commune", "ville", "lieu", "votre commune",
        "commune de residence", "city", "town", "lieu de residence", "village", "localite",
        "scope/name/fr", "commune d habitation", "ou habitez vous",
    ),
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
# Words that make a question an open one about needs.
NEED_WORD = re.compile(
    r"\b(?:besoins?|manques?|manque t il|attentes?|propositions?|suggestions?|remarques?"
    r"|commentaires?|idees?|difficultes?|souhaits?|souhaitez|aimeriez|ameliore(?:r|z))\b"
)
# Decidim writes one column a language; a Kobo option named « no » is not one of them.
OTHER_LANGUAGE = re.compile(r"(?:.+/)?(?:title|body|name|description|answer)/(?!fr$)[a-z]{2}")
