"""Get a source's bytes, from a mirror folder or from the network; whole or not at all."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

import httpx

from generator.contracts import Source
from generator.errors import Fault, SourceError

TIMEOUT_S = 60.0


def from_mirror(source: Source, mirror: Path) -> dict[str, bytes]:
    """Read the source's files in a mirror folder, by their name inside it.

    Raises
    ------
    SourceError
        If a pattern of the source finds no file, or an empty one.
    """
    if not mirror.is_dir():
        raise SourceError(Fault("ce dossier miroir n'existe pas", where=str(mirror)))
    found: dict[str, bytes] = {}
    faults = []
    for pattern in source.files:
        paths = sorted(mirror.glob(pattern))
        if not paths:
            what = f"source « {source.id} » : aucun fichier {pattern}"
            remedy = f"déposez-y le fichier de {source.publisher} ({source.address})"
            faults.append(Fault(what, where=str(mirror), remedy=remedy))
        found |= {path.relative_to(mirror).as_posix(): path.read_bytes() for path in paths}
    faults += [
        Fault("fichier vide", where=name, remedy="téléchargez-le de nouveau")
        for name, raw in found.items()
        if not raw
    ]
    if faults:
        raise SourceError(*faults)
    return found


def from_network(
    source: Source, addresses: Mapping[str, tuple[str, ...]], client: httpx.Client
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


def _download(source: Source, url: str, client: httpx.Client) -> bytes:
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
