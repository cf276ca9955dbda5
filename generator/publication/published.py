"""The tables of a release: their name, their sheet, what a row is, and what tells rows apart."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedTable:
    """A table of the release.

    Parameters
    ----------
    order
        The columns its rows are ordered by.
    keys
        The columns that tell its rows apart, when they are not all those of ``order``.
    on_paper
        The columns its sheet prints, and shows first; needed where a page cannot hold them all.
    """

    name: str
    sheet_fr: str
    order: tuple[str, ...]
    about_fr: str
    keys: tuple[str, ...] = ()
    on_paper: tuple[str, ...] = ()

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns whose values no two rows share."""
        return self.keys or self.order


TERRITORIES = "out_territories"
# A column of this name in another table names a row of this one.
REFERENCES = {
    "epci_code": TERRITORIES,
    "opportunity_id": "out_opportunities",
    "portfolio_id": "out_portfolios",
    "criterion_id": "out_criteria",
    "class_id": "out_classes",
}
TABLES = (
    PublishedTable(
        TERRITORIES, "Territoires", ("epci_code",),
        "Chaque intercommunalité en chiffres : population, revenus, chômage, personnes entendues.",
        on_paper=("epci_code", "epci_name", "departement_name", "population", "commune_count",
                  "area_km2", "median_income_eur", "unemployment_share", "statement_count",
                  "opportunity_count", "programmes_fr"),
    ),
    PublishedTable(
        "out_opportunities", "Opportunités", ("epci_code", "rank", "opportunity_id"),
        "Les activités à étudier de chaque intercommunalité, avec leur score, ses bornes, leur "
        "rang, leur classe et ce qui parle contre.",
        ("opportunity_id",),
        on_paper=("epci_code", "activity_label_fr", "rank", "score", "score_low", "score_high",
                  "class_label_fr", "reason_fr"),
    ),
    PublishedTable(
        "out_sensitivity", "Sensibilité", ("opportunity_id",),
        "Ce que devient le rang de chaque opportunité quand les poids ou les notes changent.",
        on_paper=("epci_code", "activity_label_fr", "top_share", "first_class_share",
                  "rank_best", "rank_worst", "draws_fr"),
    ),
    PublishedTable(
        "out_opportunity_parts", "Critères", ("opportunity_id", "criterion_id"),
        "Chaque critère de chaque opportunité : valeur, note, poids, part du score.",
        on_paper=("opportunity_id", "criterion_label_fr", "mark", "weight", "part",
                  "sentence_fr"),
    ),
    PublishedTable(
        "out_opportunity_places", "Lieux", ("opportunity_id", "commune_code"),
        "Les communes où une opportunité pourrait vivre, et pourquoi là.",
    ),
    PublishedTable(
        "out_portfolios", "Ensembles", ("epci_code", "portfolio_id"),
        "Des ensembles de trois à six activités à discuter ensemble, ou pourquoi il n’y en a pas.",
        ("portfolio_id",),
        on_paper=("epci_code", "set_title_fr", "is_proposed", "set_size", "set_jobs_fte_min",
                  "set_jobs_fte_max", "sentence_fr"),
    ),
    PublishedTable(
        "out_portfolio_activities", "Activités des ensembles", ("portfolio_id", "activity_id"),
        "Les activités de chaque ensemble et les besoins auxquels elles répondent.",
        on_paper=("portfolio_id", "activity_label_fr", "needs_covered_fr", "premises_fr"),
    ),
    PublishedTable(
        "out_opportunity_carriers", "Porteurs possibles", ("opportunity_id", "carrier_position"),
        "Qui pourrait porter chaque opportunité : structures déjà là, puis formes à créer.",
        on_paper=("epci_code", "activity_label_fr", "carrier_label_fr", "verdict", "fit_score",
                  "reason_fr"),
    ),
    PublishedTable(
        "out_coalitions", "Coalitions", ("opportunity_id", "coalition_position"),
        "Le plus petit groupe d’acteurs connus qui couvrirait une opportunité, et ses manques.",
        on_paper=("epci_code", "activity_label_fr", "carrier_label_fr", "line_kind",
                  "actor_label_fr", "sentence_fr"),
    ),
    PublishedTable(
        "out_governance", "Gouvernance", ("epci_code", "structure_id", "row_position"),
        "La gouvernance des structures du registre : collèges, membres, règles, alertes.",
        ("structure_id", "row_position"),
        on_paper=("epci_code", "structure_label_fr", "row_kind", "row_label_fr",
                  "college_label_fr", "vote_share", "votes", "capital_eur", "rule_answer",
                  "sentence_fr"),
    ),
    PublishedTable(
        "out_followups", "Suivi", ("opportunity_id", "followup_fact", "observed_date"),
        "Ce qui a été noté, jour après jour, des activités qui ont commencé.",
    ),
    PublishedTable(
        "out_carrier_rules", "Règles des porteurs", ("carrier_id", "rule_position"),
        "Ce que le droit demande à chaque forme de porteur, avec son article.",
        on_paper=("carrier_label_fr", "rule_sentence_fr", "rule_article_fr"),
    ),
    PublishedTable(
        "out_activities", "Activités", ("activity_id",),
        "Le modèle de chaque activité du catalogue : emplois, usagers, coûts connus, leur source.",
        on_paper=("activity_label_fr", "critical_resources_fr", "useful_resources_fr",
                  "jobs_fte_min", "jobs_fte_max"),
    ),
    PublishedTable(
        "out_activity_themes", "Besoins des activités", ("activity_id", "theme_id"),
        "Les besoins auxquels chaque activité du catalogue répond, et dans quelle mesure.",
    ),
    PublishedTable(
        "out_activity_resources", "Ressources des activités", ("activity_id", "resource_kind_id"),
        "Les ressources dont chaque activité a besoin, ou qui l’aident.",
    ),
    PublishedTable(
        "out_needs", "Besoins", ("epci_code", "theme_id"),
        "Les besoins de chaque intercommunalité par thème : ce que disent les personnes, ce que "
        "signalent les chiffres officiels.",
        on_paper=("epci_code", "theme_label_fr", "statement_count", "statement_share",
                  "share_low", "share_high", "official_sentence_fr"),
    ),
    PublishedTable(
        "out_topics", "Sujets", ("epci_code", "theme_id", "topic_id"),
        "Les sujets dont les personnes parlent à l’intérieur d’un thème.", ("topic_id",),
        on_paper=("epci_code", "theme_label_fr", "topic_label_fr", "statement_count",
                  "verbatims_fr"),
    ),
    PublishedTable(
        "out_place_needs", "Besoins par commune", ("epci_code", "commune_code", "theme_id"),
        "Les besoins par commune, autant que peu de réponses le disent, et les points chauds.",
        on_paper=("epci_code", "commune_name", "theme_label_fr", "statement_count",
                  "smoothed_share", "is_hot_spot", "hot_spot_fr"),
    ),
    PublishedTable(
        "out_clusters", "Lieux et ressources", ("epci_code", "commune_code"),
        "Les communes où besoins, ressources et structures se rencontrent.", ("commune_code",),
        on_paper=("epci_code", "commune_name", "theme_labels_fr", "resource_labels_fr",
                  "sentence_fr"),
    ),
    PublishedTable(
        "out_value_chains", "Filières", ("epci_code", "chain_id"),
        "Les filières : maillons vus, maillons non vus, maillon manquant.",
        on_paper=("epci_code", "chain_label_fr", "missing_link_fr", "activity_labels_fr",
                  "sentence_fr"),
    ),
    PublishedTable(
        "out_surveys", "Enquêtes", ("epci_code",),
        "Combien de personnes ont été entendues, et jusqu’où leurs réponses valent pour toutes.",
    ),
    PublishedTable(
        "out_unheard", "Non entendus", ("epci_code", "variable", "modality"),
        "Qui n’a pas été entendu : âges, catégories, communes.",
    ),
    PublishedTable(
        "out_gaps", "Manques", ("epci_code", "type_code"),
        "Les équipements présents à côté de ceux qu’on attend dans un territoire comme celui-là.",
        on_paper=("epci_code", "type_label_fr", "observed_count", "expected_low",
                  "expected_high", "present_chance", "sentence_fr"),
    ),
    PublishedTable(
        "out_scales", "Bassins et zones", ("epci_code", "zone_kind", "zone_code"),
        "Les bassins de vie et zones d’emploi de chaque intercommunalité.",
    ),
    PublishedTable(
        "out_lookalikes", "Territoires semblables", ("epci_code", "lookalike_position"),
        "Les dix intercommunalités les plus semblables à chacune.",
    ),
    PublishedTable(
        "out_lookalike_types", "Ce qu’ils ont et pas vous", ("epci_code", "type_code"),
        "Les équipements que la plupart des territoires semblables ont et qui manquent ici.",
    ),
    PublishedTable(
        "out_feasibility", "Faisabilité", ("opportunity_id",),
        "La chance que chaque activité apparaisse ici en cinq ans, et ses raisons.",
        on_paper=("epci_code", "activity_label_fr", "chance_share", "horizon_years",
                  "sentence_fr"),
    ),
    PublishedTable(
        "out_access", "Accès", ("epci_code", "type_code"),
        "À quelle distance les habitants sont du plus proche équipement de chaque type.",
        on_paper=("epci_code", "type_label_fr", "present_share", "within_20_min_share",
                  "out_of_reach_share", "sentence_fr"),
    ),
    PublishedTable(
        "out_supply", "Structures", ("epci_code", "structure_kind"),
        "Combien de structures de chaque genre sont déjà là.",
    ),
    PublishedTable(
        "out_existing_supply", "Offre existante", ("opportunity_id", "supply_position"),
        "Qui exerce déjà chaque activité, ici ou à portée.",
        on_paper=("epci_code", "activity_label_fr", "structure_name", "commune_name",
                  "crow_km", "supply_year"),
    ),
    PublishedTable(
        "out_resources", "Ressources", ("epci_code", "resource_id"),
        "Les ressources locales connues, et ce que des fichiers publics montrent.",
        ("resource_id",),
        on_paper=("epci_code", "resource_kind_label_fr", "resource_label_fr", "commune_name"),
    ),
    PublishedTable(
        "out_skills", "Compétences", ("opportunity_id", "rome_code"),
        "Les métiers de chaque opportunité : ceux repérés ici, ceux à former ou à trouver.",
        on_paper=("epci_code", "activity_label_fr", "rome_label_fr", "is_covered",
                  "skill_sentence_fr"),
    ),
    PublishedTable(
        "out_byproducts", "Sous-produits", ("epci_code", "proposal_id"),
        "Les flux de matière qu’une activité pourrait employer.", ("proposal_id",),
        on_paper=("epci_code", "resource_label_fr", "activity_label_fr", "byproduct_reason_fr"),
    ),
    PublishedTable(
        "out_communes", "Communes", ("commune_code",),
        "Les communes, leur population et le nombre de personnes entendues.",
    ),
    PublishedTable(
        "out_criteria", "Axes et poids", ("criterion_id",),
        "Ce que mesure chaque critère, ses bornes fixes, son poids, son veto.",
        on_paper=("criterion_label_fr", "method_fr", "weight", "veto", "source_fr"),
    ),
    PublishedTable(
        "out_classes", "Classes", ("rank_order",),
        "Les classes que lisent les personnes, et le score où chacune commence.", ("class_id",),
    ),
    PublishedTable(
        "out_thresholds", "Seuils", ("threshold_id",),
        "Les seuils qui décident, et qui les a choisis.",
    ),
    PublishedTable(
        "out_sources", "Sources", ("source_id",),
        "Chaque source : producteur, licence, millésime, lignes lues, ce qui n’a pas été reconnu.",
        on_paper=("title", "publisher", "licence", "vintage"),
    ),
)  # fmt: skip
