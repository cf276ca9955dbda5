"""Weights that a person named to find them again: tried on the pages, never used by a build."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from generator.review.models.people import Person


class WeightingQuerySet(models.QuerySet["Weighting"]):
    """The questions pages ask of kept weightings."""

    def open_to(self, person: Person) -> "WeightingQuerySet":
        """Keep a person's own, and those that others share."""
        return self.filter(Q(author=person) | Q(is_shared=True)).select_related("author")


class Weighting(models.Model):
    """A weight for each criterion of the build it was made on."""

    name = models.CharField("nom", max_length=80)
    why = models.TextField("pourquoi ces poids", blank=True, max_length=1000)
    weights = models.JSONField(default=dict)
    is_shared = models.BooleanField("la partager", default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="weightings", verbose_name="auteur"
    )
    saved_at = models.DateTimeField("gardée le", auto_now=True)

    objects = WeightingQuerySet.as_manager()

    class Meta:
        """A person gives a name once."""

        verbose_name = "pondération d’essai"
        verbose_name_plural = "pondérations d’essai"
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("author", "name"),
                name="one_weighting_a_name",
                violation_error_message="Vous avez déjà une pondération de ce nom.",
            ),
        )

    def __str__(self) -> str:
        return self.name
