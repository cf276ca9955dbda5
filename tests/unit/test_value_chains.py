from pathlib import Path

import pytest
import yaml

from generator.catalogues import Catalogue, read_catalogue
from generator.errors import CatalogueError

SHIPPED = Path(__file__).parents[2] / "data"
LINKS = [
    {
        "id": "gisement",
        "label_fr": "gisement",
        "evidence": {"resource_kinds": ["reuse_flow"]},
        "activities": [],
    },
    {
        "id": "tri",
        "label_fr": "tri",
        "evidence": {"equipment_types": ["A403"], "structure_kinds": ["siae"]},
        "activities": ["recyclerie"],
    },
    {
        "id": "vente",
        "label_fr": "vente",
        "evidence": {"resource_kinds": ["commercial_premises"]},
        "activities": ["objetheque", "recyclerie"],
    },
]
CHAIN = {
    "id": "vaisselle",
    "label_fr": "Vaisselle",
    "source_fr": "relevé de terrain",
    "links": LINKS,
}


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return read_catalogue([SHIPPED])


@pytest.fixture
def read(tmp_path):
    """Read the shipped catalogue with one more chain, in the catalogues of a workspace."""

    def with_chain(**changes: object) -> Catalogue:
        text = yaml.safe_dump({"filieres": [CHAIN | changes]}, allow_unicode=True)
        (tmp_path / "filieres.yaml").write_text(text, encoding="utf-8")
        return read_catalogue([SHIPPED, tmp_path])

    return with_chain


def link(**changes: object) -> list[dict[str, object]]:
    return [LINKS[0], LINKS[1] | changes, LINKS[2]]


def test_a_workspace_adds_a_chain_or_replaces_one_by_its_id(read, shipped):
    assert read().value_chains.keys() - shipped.value_chains.keys() == {"vaisselle"}
    replaced = read(id="bois_local").value_chains
    assert replaced.keys() == shipped.value_chains.keys()
    assert replaced["bois_local"].label_fr == "Vaisselle"


def test_a_chain_becomes_rows_of_links_evidence_and_activities(read):
    tables = read().tables()
    rows = {
        name: tables[name].query("chain_id == 'vaisselle'").drop(columns="chain_id")
        for name in ("land_chain_links", "land_link_evidence", "land_link_activities")
    }
    assert rows["land_chain_links"].to_numpy().tolist() == [
        ["gisement", 1, "gisement"],
        ["tri", 2, "tri"],
        ["vente", 3, "vente"],
    ]
    assert rows["land_link_evidence"].to_numpy().tolist() == [
        ["gisement", "resource", "reuse_flow"],
        ["tri", "equipment", "A403"],
        ["tri", "structure", "siae"],
        ["vente", "resource", "commercial_premises"],
    ]
    assert rows["land_link_activities"].to_numpy().tolist() == [
        ["tri", "recyclerie"],
        ["vente", "objetheque"],
        ["vente", "recyclerie"],
    ]


def test_unknown_words_of_a_chain_are_all_named_with_their_link(read):
    evidence = {"resource_kinds": ["reuse_flux"], "structure_kinds": ["recyclerie"]}
    with pytest.raises(CatalogueError) as refused:
        read(links=link(evidence=evidence, activities=["recycleries"]))
    said = str(refused.value)
    where = "filieres.yaml, « vaisselle », maillon « tri »"
    assert f"{where} : la ressource « reuse_flux » n'est pas dans data/resource_kinds.yaml" in said
    assert f"{where} : la structure « recyclerie » n'est pas dans data/structure_kinds.csv" in said
    assert f"{where} : l'activité « recycleries » n'est pas dans data/activities/" in said
    assert "vouliez-vous écrire « recyclerie »" in said.lower()


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        (link(evidence={}), "il faut au moins une ressource, un équipement ou une structure"),
        (link(evidence={"equipment_types": ["A403", "A403"]}), "citée deux fois"),
        (link(evidence={"equipment_types": ["bois"]}), "« bois » n'a pas la forme attendue"),
        (link(id="gisement"), "deux maillons portent le même identifiant"),
        (LINKS[:2], "« links » doit compter au moins 3 éléments"),
    ],
)
def test_a_chain_that_could_tell_nothing_is_refused(read, links, sentence):
    with pytest.raises(CatalogueError) as refused:
        read(links=links)
    assert sentence in str(refused.value)


def test_the_shipped_chains_are_a_reading_of_the_project_and_hold_no_figure(shipped):
    chains = shipped.value_chains.values()
    assert 8 <= len(chains) <= 12
    assert {chain.source_fr for chain in chains} == {
        "lecture du projet, à compléter par le terrain"
    }


def test_the_types_of_equipment_of_the_chains_have_a_label_of_the_producer(shipped):
    labels = (SHIPPED / "demo" / "land_nomenclatures.csv").read_text(encoding="utf-8")
    evidence = shipped.tables()["land_link_evidence"]
    types = set(evidence.loc[evidence["evidence_kind"] == "equipment", "evidence_id"])
    assert {code for code in types if f"bpe_type,{code}," not in labels} == set()
