"""What officers decided: lines only ever added, that outlive the builds they were made on.

A decision is an event, not a row that changes: its history is the table itself. A library of row
versions (django-simple-history) would keep beside it a copy of what is never edited.
"""

from typing import Any, NoReturn

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Max, OuterRef, Subquery

from generator.opportunities import verdicts

NEVER = "une décision ne se modifie ni ne s’efface : ajoutez-en une autre"
CARRIER_MAX = 200  # a structure's name and its form
REASON_MAX, COMMENT_MAX, AUTHOR_MAX = 2_000, 4_000, 200
KEY_MAX, BUILD_MAX = 80, 32


class Verdict(models.TextChoices):
    """What may be decided; the codes are those of ``decisions/opportunites.csv``."""

    KEPT = verdicts.RETAINED, "Retenir"
    DEEPENED = verdicts.DEEPENED, "À approfondir"
    SET_ASIDE = verdicts.SET_ASIDE, "Écarter"
    REOPENED = verdicts.REOPENED, "Remettre à l’examen"


class StaleDecisionError(Exception):
    """Someone decided since the page was read; both are shown, nothing was written."""

    def __init__(self, standing: "Decision") -> None:
        self.standing = standing
        super().__init__(standing.opportunity_id)


class DecisionQuerySet(models.QuerySet["Decision"]):
    """The questions pages ask of decisions; none changes or deletes any."""

    def last_of(self, opportunity_id: str) -> "Decision | None":
        """Return the decision that stands on an opportunity."""
        return self.filter(opportunity_id=opportunity_id).order_by("-version").first()

    def standing(self) -> "DecisionQuerySet":
        """Keep the last decision on each opportunity."""
        later = self.model.objects.filter(opportunity_id=OuterRef("opportunity_id"))
        newest = later.order_by().values("opportunity_id").annotate(last=Max("version"))
        return self.filter(version=Subquery(newest.values("last")))

    def update(self, **_: Any) -> NoReturn:  # noqa: ANN401 - refused whatever it is
        """Refuse."""
        raise TypeError(NEVER)

    def delete(self) -> NoReturn:
        """Refuse."""
        raise TypeError(NEVER)


class Decision(models.Model):
    """One decision on an opportunity, named by its identifier in every build."""

    opportunity_id = models.CharField(max_length=KEY_MAX)
    version = models.PositiveIntegerField()
    verdict = models.CharField("décision", max_length=20, choices=Verdict)
    reason_id = models.CharField("motif", max_length=40, blank=True)
    reason = models.TextField("précision", blank=True, max_length=REASON_MAX)
    carrier = models.CharField("porteur pressenti", max_length=CARRIER_MAX, blank=True)
    comment = models.TextField("commentaire", blank=True, max_length=COMMENT_MAX)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    author_name = models.CharField("auteur", max_length=AUTHOR_MAX)
    decided_at = models.DateTimeField("décidé le")
    build_id = models.CharField("calcul", max_length=BUILD_MAX)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        """Versions of an opportunity follow each other; two of the same number cannot be."""

        verbose_name = "décision"
        ordering = ("opportunity_id", "version")
        constraints = (
            models.UniqueConstraint(fields=("opportunity_id", "version"), name="one_version"),
        )

    def __str__(self) -> str:
        return f"{self.opportunity_id} : {self.get_verdict_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they came
        """Write a new line; refuse to write over one."""
        if not self._state.adding:
            raise TypeError(NEVER)
        super().save(*args, **kwargs)

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise TypeError(NEVER)


def decide(asked: Decision, seen_version: int) -> Decision:
    """Add a decision after the one that its author had before their eyes.

    Parameters
    ----------
    asked
        All but its version.
    seen_version
        The version the page showed; 0 when nothing was decided yet.

    Raises
    ------
    StaleDecisionError
        If another decision was made since; nothing is written.
    """
    standing = Decision.objects.last_of(asked.opportunity_id)
    if (standing.version if standing else 0) == seen_version:
        asked.version = seen_version + 1
        try:
            with transaction.atomic():
                asked.save()
        except IntegrityError:  # the other one came between the reading and the writing
            standing = Decision.objects.last_of(asked.opportunity_id)
        else:
            return asked
    if standing is None:
        message = f"version {seen_version} de {asked.opportunity_id} : jamais vue"
        raise ValueError(message)
    raise StaleDecisionError(standing)
