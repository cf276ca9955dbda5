from pathlib import Path

import pytest

from generator.errors import DataError
from generator.settings import Settings, read_settings, shipped


def settings_of(folder: Path, text: str) -> Settings:
    file = folder / "generateur.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(DataError) as refused:
        settings_of(folder, text)
    return str(refused.value)


def test_without_a_file_every_setting_has_its_default(tmp_path):
    assert read_settings(tmp_path / "generateur.toml") == Settings()


def test_what_an_operator_writes_is_kept(tmp_path):
    told = settings_of(
        tmp_path, 'memoire = "1.5GB"\nfils = 4\n[adresses]\nsiae = ["https://a.fr/b"]\n'
    )
    assert (told.memoire, told.fils) == ("1.5GB", 4)
    assert told.adresses == {"siae": ("https://a.fr/b",)}


def test_a_relative_mirror_is_beside_the_file_and_an_absolute_one_stays(tmp_path):
    assert settings_of(tmp_path, 'miroir = "donnees"').miroir == tmp_path / "donnees"
    away = tmp_path / "ailleurs"
    assert settings_of(tmp_path, f"miroir = '{away}'").miroir == away


def test_an_unknown_setting_is_told_with_the_known_ones(tmp_path):
    told = refusal(tmp_path, "file = 3")
    assert "réglage « file » inconnu ou hors bornes" in told
    assert "fils" in told


@pytest.mark.parametrize("line", ["fils = 0", "fils = 65", 'memoire = "3 gigas"', 'fils = "deux"'])
def test_a_setting_out_of_bounds_is_refused(tmp_path, line):
    assert line.split(" = ")[0] in refusal(tmp_path, line)


def test_all_the_faults_of_a_file_are_told_at_once(tmp_path):
    assert len(refusal(tmp_path, 'fils = 0\nmemoire = "x"\nautre = 1').splitlines()) == 3


@pytest.mark.parametrize("raw", [b"fils = ", "é = 1".encode("latin-1")])
def test_a_file_that_is_not_toml_is_told_as_such(tmp_path, raw):
    file = tmp_path / "generateur.toml"
    file.write_bytes(raw)
    with pytest.raises(DataError, match="TOML illisible"):
        read_settings(file)


@pytest.mark.parametrize(("name", "inside"), [("sql", "6_criteria"), ("data", "activities")])
def test_what_ships_is_found(name, inside):
    assert (shipped(name) / inside).is_dir()
