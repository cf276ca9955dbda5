"""Get a source's bytes, from a mirror folder or from the network; whole or not at all."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.contracts import Source
from generator.errors import DataError, Fault, SourceError

if TYPE_CHECKING:
    import httpx

TIMEOUT_S = 60.0


def from_mirror(source: Source, mirror: Path) -> dict[str, bytes]:
    """Read the source's files in a mirror folder, by their name inside it.

    Raises
    ------
    SourceError
        If a pattern of the source finds no file, or an empty one.
    """
    return {name: path.read_bytes() for name, path in _in_mirror(source, mirror).items()}


def cut_from_mirror(source: Source, mirror: Path, wanted_naf: Collection[str]) -> dict[str, bytes]:
    """Keep of a source's files, too large to be held, what the catalogue asks about.

    Raises
    ------
    SourceError
        If a file is not there, is there twice, or is not what the producer publishes.
    """
    found = _in_mirror(source, mirror)
    if source.cut is None or len(found) > len(source.files):
        what = f"source « {source.id} » : un fichier est là sous deux formes"
        remedy = "n'en gardez qu'une, CSV ou Parquet"
        raise SourceError(Fault(what, where=str(mirror), example=", ".join(found), remedy=remedy))
    try:
        return {f"{source.id}.parquet": source.cut(found, wanted_naf)}
    except DataError as error:
        raise SourceError(*error.faults) from error


def is_there(source: Source, mirror: Path | None) -> bool:
    """Say whether a mirror folder holds any file of a source."""
    return mirror is not None and any(True for p in source.files for _ in mirror.glob(p))


def _in_mirror(source: Source, mirror: Path) -> dict[str, Path]:
    if not mirror.is_dir():
        raise SourceError(Fault("ce dossier miroir n'existe pas", where=str(mirror)))
    found: dict[str, Path] = {}
    faults = []
    for pattern in source.files:
        paths = sorted(mirror.glob(pattern))
        if not paths:
            what = f"source « {source.id} » : aucun fichier {pattern}"
            remedy = f"déposez-y le fichier de {source.publisher} ({source.address})"
            faults.append(Fault(what, where=str(mirror), remedy=remedy))
        found |= {path.relative_to(mirror).as_posix(): path for path in paths}
    faults += [
        Fault("fichier vide", where=name, remedy="téléchargez-le de nouveau")
        for name, path in found.items()
        if not path.stat().st_size
    ]
    if faults:
        raise SourceError(*faults)
    return found


def from_network(
    source: Source, addresses: Mapping[str, tuple[str, ...]], client: "httpx.Client"
) -> dict[str, bytes]:
    """Download the source's files; a short or refused answer is an error, never half a file.

    Raises
    ------
    SourceError
        If no address is known, the server does not answer, or it answers with half a file.
    """
    known = addresses.get(source.id) or ((source.download,) if source.download else ())
    if not known:
        raise SourceError(
            Fault(
                f"source « {source.id} » : aucune adresse de téléchargement vérifiée",
                remedy=(
                    f"prenez le fichier chez {source.publisher} ({source.address}) et donnez son "
                    "dossier par --miroir, ou écrivez son adresse sous [adresses] dans "
                    "generateur.toml"
                ),
            )
        )
    found: dict[str, bytes] = {}
    faults: list[Fault] = []
    cause: BaseException | None = None  # of the last one: a scheduler reads it to try again
    for name, url in _named(known).items():
        try:
            found[name] = _download(source, url, client)
        except SourceError as error:
            faults += error.faults
            cause = error.__cause__
    if faults:
        raise SourceError(*faults) from cause
    return found


def _named(addresses: Sequence[str]) -> dict[str, str]:
    """Name each file after the end of its address; two addresses may end alike."""
    ends = [PurePosixPath(url.partition("?")[0].partition("#")[0]).name for url in addresses]
    return {
        end if ends.count(end) == 1 else f"{position}_{end}": url
        for position, (end, url) in enumerate(zip(ends, addresses, strict=True), start=1)
    }


def _download(source: Source, url: str, client: "httpx.Client") -> bytes:
    import httpx  # late: a run from a mirror has no use for it

    try:
        answer = client.get(url, timeout=TIMEOUT_S, follow_redirects=True)
        answer.raise_for_status()
    except httpx.HTTPStatusError as error:
        what = f"source « {source.id} » : le serveur répond {error.response.status_code}"
        raise SourceError(Fault(what, where=url, remedy="réessayez plus tard")) from error
    except httpx.InvalidURL as error:
        what = f"source « {source.id} » : adresse mal écrite"
        remedy = "corrigez-la sous [adresses] dans generateur.toml"
        raise SourceError(Fault(what, where=url, remedy=remedy)) from error
    except httpx.HTTPError as error:
        what = f"source « {source.id} » injoignable ou coupée en route"
        remedy = "vérifiez le réseau, ou donnez un dossier par --miroir"
        raise SourceError(Fault(what, where=url, remedy=remedy)) from error
    if not answer.content:
        raise SourceError(Fault(f"source « {source.id} » : réponse vide", where=url))
    return answer.content
