"""Know which tool wrote a survey file by the columns that only it writes. Pure."""

from collections.abc import Sequence

from generator.errors import Fault, SurveyError
from generator.folding import fold_name

KOBO = "kobo"
ODK = "odk_central"
LIMESURVEY = "limesurvey"
FRAMAFORMS = "framaforms"
MICROSOFT = "microsoft_forms"
SPHINX = "sphinx"
GRIST = "grist"
DECIDIM = "decidim"
JSON = "json"

# Header cells that only one tool writes (folded). Order is that of the search.
SIGNATURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("google_forms", ("horodateur",)),
    (KOBO, ("submission time",)),
    (KOBO, ("parent table name",)),
    (ODK, ("submissiondate", "key")),
    (ODK, ("parent key", "key")),
    (LIMESURVEY, ("submitdate", "startlanguage")),
    (LIMESURVEY, ("date de soumission", "langue de depart")),
    (FRAMAFORMS, ("sid", "ip address")),
    (FRAMAFORMS, ("sid", "adresse ip")),
    (MICROSOFT, ("heure de debut", "heure de fin")),
    (MICROSOFT, ("start time", "completion time")),
    (SPHINX, ("date saisie", "progression")),
    ("decidim_enquete", ("hachage ip",)),
)
DECIDIM_PREFIXES = ("category/", "participatory space/", "taxonomies/")
DECIDIM_COMMENTS = ("commentable id", "body")


def kind_of(header: Sequence[str], where: str = "") -> str | None:
    """Name the tool whose own columns stand in ``header``; None when no tool is recognised.

    Parameters
    ----------
    where
        The file and the line, to name in the error.

    Raises
    ------
    SurveyError
        If the columns of two tools stand side by side: only a person can tell.
    """
    names = {fold_name(cell) for cell in header if cell}
    kinds = {kind for kind, cells in SIGNATURES if names.issuperset(cells)}
    if names.issuperset(DECIDIM_COMMENTS) or any(n.startswith(DECIDIM_PREFIXES) for n in names):
        kinds.add(DECIDIM)
    if len(kinds) > 1:
        raise SurveyError(
            Fault(
                f"l'en-tête porte les colonnes de plusieurs outils ({', '.join(sorted(kinds))})",
                where,
                remedy="gardez les colonnes d'un seul export par fichier",
            )
        )
    return next(iter(kinds), None)
