"""The page of what we measured of ourselves, in French, from ``evaluation.json`` alone."""

from collections.abc import Callable, Mapping

from generator.evaluation.feasibility_page import feasibility_lines
from generator.evaluation.gaps_page import gap_lines
from generator.evaluation.markdown import (
    HASH_SHOWN,
    NOTHING,
    Lines,
    Told,
    count,
    figure,
    made_from,
    value,
)
from generator.evaluation.meanings import (
    CHAIN_MEANING,
    CLUSTERS_MEANING,
    HOT_SPOTS_MEANING,
    KINDS,
    OPENING,
    PRIVACY_MEANING,
    RATES_MEANING,
    SETTINGS,
    TEXTS_MEANING,
)
from generator.evaluation.targets_page import target_lines
from generator.evaluation.weightings_page import weighting_lines
from generator.french import number, percent
from generator.markdown import table

NOT_MEASURED = "Cette partie n'a pas été mesurée : `generateur evaluer {command}`.\n"


def page_fr(evaluation: Told) -> str:
    """Write the page; a section that was not measured says so."""
    parts = [
        OPENING,
        "## Cibles\n",
        *target_lines(evaluation.get("cibles", [])),
        "## Thèmes des textes\n",
        *_section(evaluation, "textes", _texts),
        "## Taux et foyers\n",
        *_section(evaluation, "taux", _rates),
        "## Données personnelles\n",
        *_section(evaluation, "confidentialite", _privacy),
        "## Faisabilité\n",
        *_section(evaluation, "faisabilite", feasibility_lines),
        "## Poids appris de réponses\n",
        *_section(evaluation, "ponderations", weighting_lines),
        "## Écarts au nombre attendu\n",
        *_section(evaluation, "ecarts", gap_lines),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _section(evaluation: Told, name: str, write: Callable[[Told], Lines]) -> Lines:
    if name not in evaluation:
        yield NOT_MEASURED.format(command=name)
        return
    yield f"Protocole. {evaluation[name]['protocole']}\n"
    yield from write(evaluation[name])


def _texts(section: Told) -> Lines:
    corpora: list[Told] = list(section["corpus"].values())
    yield from _corpora(corpora)
    yield from _accuracies(corpora)
    yield from _confidence(corpora)
    yield TEXTS_MEANING.strip("\n") + "\n"
    yield from _clusters(corpora)
    yield CLUSTERS_MEANING.strip("\n") + "\n"
    yield from _chain(corpora)
    yield CHAIN_MEANING.strip("\n") + "\n"
    for one in corpora:
        yield from _readings(one)


def _corpora(corpora: list[Told]) -> Lines:
    yield "### Corpus\n"
    head = ["Corpus", "Textes", "Notés", "Thèmes", "Empreinte", "Graine, plis", "Mesuré le"]
    yield from table(
        head,
        (
            [
                one["titre"],
                number(one["lignes"]),
                number(one["lignes_notees"]),
                number(one["themes"]),
                f"`{one['empreinte'][:HASH_SHOWN]}`",
                f"{one['graine']}, {one['plis']}",
                one["mesure_le"],
            ]
            for one in corpora
        ),
    )
    notes = [f"- {one['titre']} : {note}." for one in corpora for note in one["remarques"]]
    if notes:
        yield "\n".join(notes) + "\n"


def _accuracies(corpora: list[Told]) -> Lines:
    means = {
        "majorite": "Majorité",
        "lexique_seul": "Lexique seul",
        "sans_etiquette": "Sans étiquette",
        "avec_etiquettes": "Avec étiquettes",
    }
    for measure, title in (("exactitude", "Exactitude"), ("macro_f1", "Macro-F1")):
        yield f"### {title}\n"
        yield from table(
            ["Corpus", *means.values()],
            (
                [one["titre"], *(figure((one[name] or {}).get(measure)) for name in means)]
                for one in corpora
            ),
        )


def _confidence(corpora: list[Told]) -> Lines:
    yield "### Confiance, abstention, stabilité\n"
    head = ["Corpus", "Moitié la plus sûre", "Écart de calibration", "Abstention"]
    head += ["Exactitude hors abstention", "Stabilité"]
    yield from table(
        head,
        (
            [
                one["titre"],
                figure(found["moitie_la_plus_sure"]),
                value(found["erreur_de_calibration"]),
                percent(found["abstention"]),
                figure(found["exactitude_hors_abstention"]),
                percent(one["stabilite"]["part_egale"]),
            ]
            for one in corpora
            for found in [one["sans_etiquette"]]
        ),
    )
    yield "### Exactitude des textes les plus sûrs, selon la part gardée\n"
    shares = [point["couverture"] for point in corpora[0]["sans_etiquette"]["courbe"]]
    yield from table(
        ["Corpus", *(percent(share, 0) for share in shares)],
        (
            [one["titre"], *(value(p["exactitude"]) for p in one["sans_etiquette"]["courbe"])]
            for one in corpora
        ),
    )


def _clusters(corpora: list[Told]) -> Lines:
    yield "### Groupes retrouvés\n"
    means = {"kmeans": "TF-IDF et KMeans", "nmf": "TF-IDF et NMF", "notre": "notre classement"}
    measures = {"ari": "ARI", "v_mesure": "V-mesure"}
    yield from table(
        ["Corpus", "Textes", *(f"{m}, {n}" for m in measures.values() for n in means.values())],
        (
            [
                one["titre"],
                number(found["lignes"]),
                *(figure(found[name][measure]) for measure in measures for name in means),
            ]
            for one in corpora
            if (found := one["regroupement"])
        ),
    )


def _chain(corpora: list[Told]) -> Lines:
    yield "### Ce que la chaîne en fait\n"
    head = ["Corpus", "Classés", "Premier thème juste", "Un des deux juste"]
    head += ["Sujets", "Montrables", "Accord, thèmes ≥ 60 énoncés", "Accord, autres"]
    yield from table(
        head,
        (
            [
                one["titre"],
                percent(one["chaine"]["part_classee"]),
                value(one["chaine"]["exactitude_du_premier_theme"]),
                value(one["chaine"]["exactitude_d_un_des_deux"]),
                *(
                    count(topics.get(name))
                    for topics in [one["chaine"]["sujets"] or {}]
                    for name in ("sujets", "sujets_montrables")
                ),
                *(
                    value(topics.get(name))
                    for topics in [one["chaine"]["sujets"] or {}]
                    for name in ("ari_themes_de_60_ou_plus", "ari_themes_de_moins_de_60")
                ),
            ]
            for one in corpora
        ),
    )


def _readings(one: Told) -> Lines:
    if told := one["deux_lectures"]:
        first, second = (told["exactitude_selon"][name] for name in ("premiere", "seconde"))
        yield (
            f"**{one['titre']}** : deux lectures séparées s'accordent sur "
            f"{percent(told['accord']['valeur'])} des textes (kappa de Cohen "
            f"{figure(told['kappa'])}). Les chiffres plus haut portent sur les textes où elles "
            f"disent le même thème ; selon la première lecture seule, l'exactitude sans étiquette "
            f"est de {figure(first)}, selon la seconde de {figure(second)}.\n"
        )
    if aside := one["hors_theme"]:
        yield (
            f"**{one['titre']}** : {number(aside['lignes'])} textes ne parlent d'aucun thème ; "
            f"le classement n'en dit rien pour {percent(aside['abstention'])} d'entre eux.\n"
        )


def _rates(section: Told) -> Lines:
    yield (
        f"{number(section['epci_par_reglage'])} EPCI inventés par réglage, "
        f"{number(section['territoires_par_reglage'])} territoires pour les foyers ; "
        f"{made_from([], list(section['graines'].values()))} ; mesuré le {section['mesure_le']}.\n"
    )
    errors = {
        "rmse_raw": "Erreur brute",
        "rmse_smoothed": "Erreur lissée",
        "rmse_cut_share": "Erreur en moins",
        "coverage_share": "Couverture (visée 0,90)",
    }
    yield from _by_setting(section["taux"], errors)
    yield RATES_MEANING.strip("\n") + "\n"
    spots = {
        "false_raw_per_300": "Faux foyers bruts pour 300 zones",
        "false_kept_per_300": "Faux foyers gardés pour 300 zones",
        "planted_found_share": "Part du foyer retrouvée",
        "false_among_found": "Part de faux parmi les foyers gardés",
    }
    yield from _by_setting(section["foyers"], spots)
    yield HOT_SPOTS_MEANING.strip("\n") + "\n"


def _by_setting(settings: Told, figures: Mapping[str, str]) -> Lines:
    yield from table(
        ["Réglage", *figures.values()],
        (
            [SETTINGS.get(name, name), *(figure(told.get(key)) for key in figures)]
            for name, told in settings.items()
        ),
    )


def _privacy(section: Told) -> Lines:
    made = made_from([section["empreinte"]], [section["graine"]])
    yield (
        f"{number(section['reponses'])} réponses inventées ; {made} ; "
        f"mesuré le {section['mesure_le']}.\n"
    )
    yield from table(
        ["Sorte de donnée", "Plantées", "Retirées", "Mots ordinaires", "Masqués à tort"],
        (
            [
                KINDS.get(kind, kind),
                number(row["planted_count"]),
                _removed(row),
                number(row["ordinary_count"]),
                percent(row["ordinary_masked_share"]),
            ]
            for kind, row in section["sortes"].items()
        ),
    )
    yield PRIVACY_MEANING.strip("\n") + "\n"


def _removed(row: Told) -> str:
    if row["removed_share"] is None:
        return NOTHING
    low, high = (percent(row[f"removed_{side}_share"]) for side in ("low", "high"))
    return f"{percent(row['removed_share'])} [{low} ; {high}]"
