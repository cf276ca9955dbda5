"""Who was not heard, in sentences: places, ages, categories and kinds of respondents."""

import pandas as pd

from generator.french import counted, is_known, listed, percent, typographic

ABSENT = "personne n’a répondu"  # as out_unheard says it
PLACE_COUNT = 3
GROUP_COUNT = 4
# A file of answers does not hold the choices that nobody ticked: whether the form offered them is
# unknown.
NOT_SEEN = "Sans réponse, ou que le questionnaire ne proposait pas"
LEAST_SHARE = 0.01  # under it, a percentage without decimals would say zero
NOT_PUBLISHED = "Non publié : trop peu de personnes ont répondu pour dire qui manque."
NOBODY_MISSING = "Rien n'est à signaler, parmi ce que l'on peut mesurer et publier."
PLACES_UNKNOWN = (
    "Par commune : on ne peut pas le dire, faute de réponses localisées en assez grand nombre."
)
NOT_COMPARABLE = "Par âge et par catégorie : non mesurable, faute de comparaison au recensement."


def unheard_sentences(unheard: pd.DataFrame, survey: pd.Series, communes: pd.DataFrame) -> str:
    """Say who was not heard, and what cannot be said of it.

    Parameters
    ----------
    unheard
        Rows of ``out_unheard`` of one EPCI.
    survey
        Its row of ``out_surveys``.
    communes
        Its rows of ``out_communes``: where no count is told, no commune can be said to be missing,
        and that nothing is to report would be false.
    """
    if not is_known(survey["statement_count"]):
        return typographic(NOT_PUBLISHED)
    is_place = unheard["variable"] == "commune_code"
    groups = unheard[~is_place].sort_values(["variable", "modality"])
    is_absent = groups["unheard_fr"] == ABSENT
    is_kind = groups["variable"] == "respondent_kind"
    told = [
        _places(unheard[is_place]),
        _groups("N'ont pas répondu", groups[is_absent & ~is_kind]),
        _groups(NOT_SEEN, groups[is_absent & is_kind]),
        _groups(
            "Comptent pour moins de la moitié de leur part dans la population",
            groups[~is_absent],
        ),
    ]
    found = [text for text in told if text]
    unknown = _unknown(survey, communes, has_place=bool(is_place.any()), has_found=bool(found))
    if not found and len(unknown) < len((PLACES_UNKNOWN, NOT_COMPARABLE)):
        found = [NOBODY_MISSING]
    return typographic(" ".join([*found, *unknown]))


def _unknown(
    survey: pd.Series, communes: pd.DataFrame, *, has_place: bool, has_found: bool
) -> list[str]:
    """Name what cannot be measured: places, then ages and categories."""
    unknown = []
    if not has_place and not communes["statement_count"].notna().any():
        unknown.append(PLACES_UNKNOWN)
    # Where the answers are enough, the badge of confidence already says it is not measurable.
    is_fragile, is_raked = (
        is_known(survey[name]) and bool(survey[name]) for name in ("is_fragile", "is_raked")
    )
    is_compared = is_raked or is_known(survey["representativeness_fr"])
    if not is_compared and (is_fragile or not has_found):
        unknown.append(NOT_COMPARABLE)
    return unknown


def at_place(name: str) -> str:
    """Say « à » a commune, whose article takes it in as French does."""
    for article, contracted in (("Le ", "au "), ("Les ", "aux ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"à {name}"


def _places(places: pd.DataFrame) -> str:
    """Name the most peopled communes without an answer, and count the others.

    The commune of some answers is unknown: only located ones can be said to miss a place.
    """
    if places.empty:
        return ""
    ordered = places.sort_values(
        ["population_share", "modality"], ascending=[False, True], na_position="last"
    )
    named = [at_place(str(name)) for name in ordered["modality_label_fr"].head(PLACE_COUNT)]
    left = len(ordered) - len(named)
    if left:
        named.append(f"dans {counted(left, 'autre commune', 'autres communes')}")
    *first, last = named
    where = f"{', '.join(first)} ni {last}" if first else last
    return f"Aucune réponse localisée {where}{_weight(ordered['population_share'])}."


def _weight(shares: pd.Series) -> str:
    """Say how many people live where nobody answered, when all those communes are known."""
    if shares.isna().any():
        return ""
    total = float(shares.sum())
    told = percent(total, 0) if total >= LEAST_SHARE else f"moins de {percent(LEAST_SHARE, 0)}"
    return f" ({told} des habitants)"


def _groups(begin: str, groups: pd.DataFrame) -> str:
    if groups.empty:
        return ""
    names = [_group(row["variable"], row["modality_label_fr"]) for _, row in groups.iterrows()]
    return f"{begin} : {listed(names, GROUP_COUNT)}."


def _group(variable: str, label: str) -> str:
    """Name a group with its article: an age is that of people."""
    if variable != "age_band":
        return f"les {label}"
    return f"les personnes {label if label.startswith('de ') else f'de {label}'}"
