import socket

import httpx
import pytest

from generator.errors import SourceError
from generator.sources.arrival.fetching import from_mirror, from_network


@pytest.fixture
def client():
    with httpx.Client(trust_env=False) as opened:
        yield opened


def test_every_file_a_pattern_finds_is_read_under_its_name_in_the_mirror(source, mirror):
    found = from_mirror(source(), mirror(a="un", b="deux"))
    assert found == {"naf/a.csv": b"un", "naf/b.csv": b"deux"}


def test_everything_missing_from_a_mirror_is_told_at_once(source, mirror):
    asked = source(files=("naf/*.csv", "absent_2024.csv", "absent_2025.csv"))
    with pytest.raises(SourceError) as caught:
        from_mirror(asked, mirror(a="un", b=""))
    assert caught.value.exit_code == 5
    assert [fault.what for fault in caught.value.faults] == [
        "source « naf » : aucun fichier absent_2024.csv",
        "source « naf » : aucun fichier absent_2025.csv",
        "fichier vide",
    ]
    assert "Déposez-y le fichier de INSEE (https://www.insee.fr/)." in str(caught.value)


def test_a_mirror_that_does_not_exist_is_named(source, tmp_path):
    with pytest.raises(SourceError, match="nulle_part : ce dossier miroir n'existe pas"):
        from_mirror(source(), tmp_path / "nulle_part")


def test_the_bytes_come_whole_from_the_network(source, producer, client):
    assert from_network(source(download=f"{producer}/bon.csv"), {}, client) == {
        "bon.csv": b"entier"
    }


def test_a_redirection_is_followed(source, producer, client):
    found = from_network(source(download=f"{producer}/ailleurs.csv"), {}, client)
    assert found == {"ailleurs.csv": b"entier"}


def test_an_address_of_the_settings_replaces_the_one_of_the_source(source, producer, client):
    asked = source(download=f"{producer}/panne.csv")
    found = from_network(asked, {"naf": (f"{producer}/bon.csv",)}, client)
    assert found == {"bon.csv": b"entier"}


def test_two_addresses_that_end_alike_give_two_files(source, producer, client):
    addresses = (f"{producer}/2024/bon.csv", f"{producer}/2025/bon.csv?v=1", f"{producer}/a/")
    found = from_network(source(), {"naf": addresses}, client)
    assert list(found) == ["1_bon.csv", "2_bon.csv", "a"]


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("panne.csv", r"source « naf » : le serveur répond 500\. Réessayez plus tard"),
        ("absent.csv", "le serveur répond 404"),
        ("moitie.csv", r"injoignable ou coupée en route\. Vérifiez le réseau"),
        ("vide.csv", "réponse vide"),
    ],
)
def test_a_refused_empty_or_half_answer_is_an_error_never_a_file(
    source, producer, client, page, sentence
):
    with pytest.raises(SourceError, match=sentence):
        from_network(source(download=f"{producer}/{page}"), {}, client)


def test_a_refused_connection_is_told_with_its_cause(source, client):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/a.csv"
    with pytest.raises(SourceError, match="injoignable") as caught:
        from_network(source(download=address), {}, client)
    assert isinstance(caught.value.__cause__, httpx.HTTPError)  # flows try again on that


def test_every_address_at_fault_is_told_at_once(source, producer, client):
    addresses = (f"{producer}/panne.csv", f"{producer}/bon.csv", f"{producer}/vide.csv")
    with pytest.raises(SourceError) as caught:
        from_network(source(), {"naf": addresses}, client)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("address", ["http://[mal", "insee.fr/a.csv"])
def test_a_badly_written_address_is_an_error_of_the_source(source, client, address):
    with pytest.raises(SourceError, match="« naf »"):
        from_network(source(), {"naf": (address,)}, client)


def test_without_any_address_the_user_is_told_where_to_put_one(source, client):
    with pytest.raises(
        SourceError, match=r"aucune adresse .* sous \[adresses\] dans generateur\.toml"
    ):
        from_network(source(), {}, client)
