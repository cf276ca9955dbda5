"""Who signs in, what they may do, and in which territories."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models

EPCI_CODE = RegexValidator(r"^\d{9}\Z", "Écrivez les neuf chiffres du code SIREN de l’EPCI.")


class Role(models.TextChoices):
    """What a person may do; a committee would be one more line here and one rule in rights."""

    READER = "lecteur", "Lecteur"
    OFFICER = "charge", "Chargé de mission"
    ADMINISTRATOR = "administrateur", "Administrateur"


class Person(AbstractUser):
    """Someone who signs in: a role, and territories."""

    role = models.CharField("rôle", max_length=20, choices=Role, default=Role.READER)
    has_every_territory = models.BooleanField(
        "tous les territoires",
        default=False,
        help_text="Coché, les territoires confiés ci-dessous ne comptent plus.",
    )

    class Meta(AbstractUser.Meta):
        """Django's own description of a user, in our words."""

        verbose_name = "personne"
        verbose_name_plural = "personnes"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they came
        """Keep Django's own flags in step with the role: one place says who administers."""
        self.is_staff = self.is_superuser = self.is_administrator
        super().save(*args, **kwargs)

    @property
    def name_fr(self) -> str:
        """Their full name where it is known, else the name they sign in with."""
        return self.get_full_name() or self.username

    @property
    def is_administrator(self) -> bool:
        """Whether they manage people and accesses."""
        return self.role == Role.ADMINISTRATOR

    @property
    def sees_all(self) -> bool:
        """Whether no territory is closed to them."""
        return self.is_administrator or self.has_every_territory

    def reads(self, epci_code: str) -> bool:
        """Whether this territory is open to them."""
        return self.is_active and (self.sees_all or epci_code in self.epci_codes)

    def decides(self, epci_code: str) -> bool:
        """Whether they may decide on this territory's opportunities."""
        return self.role in (Role.OFFICER, Role.ADMINISTRATOR) and self.reads(epci_code)

    @property
    def epci_codes(self) -> frozenset[str]:
        """The territories given to them; asked of the database once a person and request."""
        if not hasattr(self, "_epci_codes"):
            self._epci_codes = frozenset(self.mandates.values_list("epci_code", flat=True))
        return self._epci_codes


class Mandate(models.Model):
    """A territory given to a person; by its code, since builds come and go."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="mandates")
    epci_code = models.CharField("code de l’EPCI", max_length=9, validators=[EPCI_CODE])

    class Meta:
        """A territory is given once."""

        verbose_name = "territoire confié"
        verbose_name_plural = "territoires confiés"
        constraints = (
            models.UniqueConstraint(fields=("person", "epci_code"), name="one_mandate_a_territory"),
        )

    def __str__(self) -> str:
        return self.epci_code
