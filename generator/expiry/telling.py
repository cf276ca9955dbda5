"""What an expiry did, or would do, in French for people and as JSON for machines."""

from generator.expiry.certificates import Certificate, survey_lines
from generator.expiry.erasing import Outcome
from generator.french import agree, counted

NOTHING = "Aucune réponse n'a expiré : aucun certificat."
ALREADY = "Ces réponses sont déjà retirées, et rien n'en reste : aucun nouveau certificat."


def described(outcome: Outcome) -> dict[str, object]:
    """Describe an outcome with the keys that docs/cli.md gives."""
    done = outcome.certificates
    return {
        "certificats": [] if outcome.is_foreseen else [c.name for c in done],
        "enquetes": sorted({s.survey_id for c in done for s in c.surveys}),
        "fichiers": sorted({file.path for c in done for file in c.files}),
        "calculs": sorted({build_id for c in done for build_id in c.build_ids}),
        "publications": sorted({name for c in done for name in c.releases}),
        "calcul_courant_retire": outcome.lost_current,
        "sans_date": list(outcome.undated),
        "a_supprimer_vous_meme": list(outcome.left),
        "tables_orphelines": list(outcome.orphans),
    }


def told(outcome: Outcome, nothing: str = NOTHING) -> list[str]:
    """Tell an outcome, a line a thing."""
    lines = ["Essai : rien n'est supprimé."] if outcome.is_foreseen else []
    lines += [
        line for c in outcome.certificates for line in _lines(c, is_foreseen=outcome.is_foreseen)
    ] or [nothing]
    if outcome.lost_current:
        lines.append("Le calcul courant en était fait : relancez « generateur run ».")
    again = sorted({one.selection for c in outcome.certificates for one in c.reissues})
    if again:
        lines.append(
            f"À publier de nouveau ({', '.join(again)}) : « generateur run », puis "
            "« generateur exporter --retraits »."
        )
    for survey_id in outcome.undated:
        lines.append(
            f"Enquête « {survey_id} » : ni réponse datée ni date d'importation ; importez-la de "
            f"nouveau, ou supprimez enquetes/{survey_id}/."
        )
    lines += [f"{path} : ce fichier n'est pas de nous ; supprimez-le." for path in outcome.left]
    if outcome.orphans:
        count = len(outcome.orphans)
        files = f"{counted(count, 'fichier')} {agree(count, 'technique')}"
        fate = "à supprimer" if outcome.is_foreseen else agree(count, "supprimé")
        lines.append(f"Tables qu'aucun calcul n'emploie : {files} {fate}.")
    return lines


def _lines(certificate: Certificate, *, is_foreseen: bool) -> list[str]:
    files = counted(len(certificate.files), "fichier")
    first = f"{'À supprimer' if is_foreseen else 'Supprimé'} : {files}."
    lines = [first, *survey_lines(certificate)]
    for title, names in (
        ("Calculs", certificate.build_ids),
        ("Publications", certificate.releases),
        ("Remplacés entre-temps, donc gardés", certificate.replaced),
    ):
        lines += [f"{title} : {', '.join(names)}"] if names else []
    return lines if is_foreseen else [*lines, f"Certificat : {certificate.name}"]
