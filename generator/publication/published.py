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
    """

    name: str
    sheet_fr: str
    order: tuple[str, ...]
    about_fr: str
    keys: tuple[str, ...] = ()

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
    ),
    PublishedTable(
        "out_opportunities", "Opportunités", ("epci_code", "rank", "opportunity_id"),
        "Les activités à étudier de chaque intercommunalité, avec leur score, ses bornes, leur "
        "rang, leur classe et ce qui parle contre.",
        ("opportunity_id",),
    ),
    PublishedTable(
        "out_sensitivity", "Sensibilité", ("opportunity_id",),
        "Ce que devient le rang de chaque opportunité quand les poids ou les notes changent.",
    ),
    PublishedTable(
        "out_opportunity_parts", "Critères", ("opportunity_id", "criterion_id"),
        "Chaque critère de chaque opportunité : valeur, note, poids, part du score.",
    ),
    PublishedTable(
        "out_opportunity_places", "Lieux", ("opportunity_id", "commune_code"),
        "Les communes où une opportunité pourrait vivre, et pourquoi là.",
    ),
    PublishedTable(
        "out_portfolios", "Ensembles", ("epci_code", "portfolio_id"),
        "Des ensembles de trois à six activités à discuter ensemble, ou pourquoi il n’y en a pas.",
        ("portfolio_id",),
    ),
    PublishedTable(
        "out_portfolio_activities", "Activités des ensembles", ("portfolio_id", "activity_id"),
        "Les activités de chaque ensemble et les besoins auxquels elles répondent.",
    ),
    PublishedTable(
        "out_opportunity_carriers", "Porteurs possibles", ("opportunity_id", "carrier_position"),
        "Qui pourrait porter chaque opportunité : structures déjà là, puis formes à créer.",
    ),
    PublishedTable(
        "out_coalitions", "Coalitions", ("opportunity_id", "coalition_position"),
        "Le plus petit groupe d’acteurs connus qui couvrirait une opportunité, et ses manques.",
    ),
    PublishedTable(
        "out_governance", "Gouvernance", ("epci_code", "structure_id", "row_position"),
        "La gouvernance des structures du registre : collèges, membres, règles, alertes.",
        ("structure_id", "row_position"),
    ),
    PublishedTable(
        "out_followups", "Suivi", ("opportunity_id", "followup_fact", "observed_date"),
        "Ce qui a été noté, jour après jour, des activités qui ont commencé.",
    ),
    PublishedTable(
        "out_carrier_rules", "Règles des porteurs", ("carrier_id", "rule_position"),
        "Ce que le droit demande à chaque forme de porteur, avec son article.",
    ),
    PublishedTable(
        "out_activities", "Activités", ("activity_id",),
        "Le modèle de chaque activité du catalogue : emplois, usagers, coûts connus, leur source.",
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
    ),
    PublishedTable(
        "out_topics", "Sujets", ("epci_code", "theme_id", "topic_id"),
        "Les sujets dont les personnes parlent à l’intérieur d’un thème.", ("topic_id",),
    ),
    PublishedTable(
        "out_place_needs", "Besoins par commune", ("epci_code", "commune_code", "theme_id"),
        "Les besoins par commune, autant que peu de réponses le disent, et les points chauds.",
    ),
    PublishedTable(
        "out_clusters", "Lieux et ressources", ("epci_code", "commune_code"),
        "Les communes où besoins, ressources et structures se rencontrent.", ("commune_code",),
    ),
    PublishedTable(
        "out_value_chains", "Filières", ("epci_code", "chain_id"),
        "Les filières : maillons vus, maillons non vus, maillon manquant.",
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
    ),
    PublishedTable(
        "out_access", "Accès", ("epci_code", "type_code"),
        "À quelle distance les habitants sont du plus proche équipement de chaque type.",
    ),
    PublishedTable(
        "out_supply", "Structures", ("epci_code", "structure_kind"),
        "Combien de structures de chaque genre sont déjà là.",
    ),
    PublishedTable(
        "out_existing_supply", "Offre existante", ("opportunity_id", "supply_position"),
        "Qui exerce déjà chaque activité, ici ou à portée.",
    ),
    PublishedTable(
        "out_resources", "Ressources", ("epci_code", "resource_id"),
        "Les ressources locales connues, et ce que des fichiers publics montrent.",
        ("resource_id",),
    ),
    PublishedTable(
        "out_skills", "Compétences", ("opportunity_id", "rome_code"),
        "Les métiers de chaque opportunité : ceux repérés ici, ceux à former ou à trouver.",
    ),
    PublishedTable(
        "out_byproducts", "Sous-produits", ("epci_code", "proposal_id"),
        "Les flux de matière qu’une activité pourrait employer.", ("proposal_id",),
    ),
    PublishedTable(
        "out_communes", "Communes", ("commune_code",),
        "Les communes, leur population et le nombre de personnes entendues.",
    ),
    PublishedTable(
        "out_criteria", "Axes et poids", ("criterion_id",),
        "Ce que mesure chaque critère, ses bornes fixes, son poids, son veto.",
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
    ),
)  # fmt: skip
