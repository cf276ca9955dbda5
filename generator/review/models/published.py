"""What ``publish`` loaded: a few tables whose columns are filtered or sorted, the rest as JSON."""

from dataclasses import dataclass, fields
from typing import Any

from django.db import models

from generator.review.models.packed import PackedJson
from generator.review.models.people import Person
from generator.review.models.released import Row, as_released


class Build(models.Model):
    """One build, with the tables that serve every territory (criteria, classes, sources…)."""

    build_id = models.CharField("calcul", max_length=32, primary_key=True)
    created_on = models.DateField("fait le")
    loaded_at = models.DateTimeField("chargé le", auto_now=True)
    weighting_id = models.CharField("pondération", max_length=40)
    tables = PackedJson(default=dict)

    class Meta:
        """Newest first."""

        verbose_name = "calcul"
        ordering = ("-loaded_at",)

    def __str__(self) -> str:
        return self.build_id

    def rows(self, table: str) -> list[Row]:
        """Return a published table that serves every territory; none if older than the table."""
        return as_released(self.tables.get(table, []))


class TerritoryQuerySet(models.QuerySet["Territory"]):
    """The questions pages ask of territories."""

    def current(self) -> "TerritoryQuerySet":
        """Keep, of each EPCI, what was loaded last; the packed tables are left where they are."""
        return self.filter(is_current=True).select_related("build").defer("tables", "build__tables")

    def visible_to(self, person: Person) -> "TerritoryQuerySet":
        """Keep those open to a person."""
        return self if person.sees_all else self.filter(epci_code__in=person.epci_codes)


class Territory(models.Model):
    """An EPCI as one build told of it; the last one loaded is the current one."""

    build = models.ForeignKey(Build, models.CASCADE, related_name="territories")
    epci_code = models.CharField(max_length=9)
    epci_name = models.CharField(max_length=200)
    departement_code = models.CharField(max_length=3, blank=True)
    departement_name = models.CharField(max_length=100, blank=True)
    population = models.PositiveIntegerField(null=True)
    statement_count = models.PositiveIntegerField(null=True)
    opportunity_count = models.PositiveIntegerField()
    is_demo = models.BooleanField("données fictives")
    search = models.CharField(max_length=400)
    is_current = models.BooleanField()
    tables = PackedJson(default=dict)

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        """One row an EPCI and build; at most one current one an EPCI."""

        ordering = ("epci_name", "epci_code")
        constraints = (
            models.UniqueConstraint(fields=("build", "epci_code"), name="one_territory_a_build"),
            models.UniqueConstraint(
                fields=("epci_code",),
                condition=models.Q(is_current=True),
                name="one_current_territory",
            ),
        )

    def __str__(self) -> str:
        return self.epci_name

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a published table that speak of this territory, in their order."""
        return as_released(self.tables.get(table, []))


class OpportunityQuerySet(models.QuerySet["Opportunity"]):
    """The questions pages ask of opportunities."""

    def current(self) -> "OpportunityQuerySet":
        """Keep those of the current territories."""
        return self.filter(territory__is_current=True)

    def visible_to(self, person: Person) -> "OpportunityQuerySet":
        """Keep those of the territories open to a person."""
        if person.sees_all:
            return self
        return self.filter(territory__epci_code__in=person.epci_codes)


@dataclass(frozen=True)
class Place:
    """Where an opportunity stands: as published, or under weights that someone tries."""

    rank: int
    score: float | None
    score_low: float
    score_high: float
    weight_present_share: float
    class_id: str
    class_label_fr: str
    held_by: str


PLACED = tuple(one.name for one in fields(Place))


class Opportunity(models.Model):
    """An opportunity as one build ranked it."""

    # Erased by hand, in three statements: Django would first read each row it deletes.
    territory = models.ForeignKey(Territory, models.DO_NOTHING, related_name="opportunities")
    opportunity_id = models.CharField(max_length=80, db_index=True)
    activity_id = models.CharField(max_length=60)
    activity_label_fr = models.CharField(max_length=200)
    rank = models.PositiveIntegerField()
    rank_best = models.PositiveIntegerField(null=True)
    rank_worst = models.PositiveIntegerField(null=True)
    score = models.FloatField(null=True)
    score_low = models.FloatField()
    score_high = models.FloatField()
    weight_present_share = models.FloatField()
    class_id = models.CharField(max_length=40)
    class_label_fr = models.CharField(max_length=80)
    held_by = models.CharField(max_length=120, blank=True)
    has_refused_gate = models.BooleanField()
    may_be_first = models.BooleanField()
    marks = models.JSONField(default=dict)
    search = models.CharField(max_length=400)

    objects = OpportunityQuerySet.as_manager()
    # Known where weights are tried alone.
    published: Place | None = None

    class Meta:
        """One row an opportunity and build."""

        ordering = ("territory", "rank")
        constraints = (
            models.UniqueConstraint(fields=("territory", "activity_id"), name="one_opportunity"),
        )

    def __str__(self) -> str:
        return self.activity_label_fr

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they came
        """Write what is published; refuse what is only tried."""
        if self.published is not None:
            message = f"{self.opportunity_id} : ce rang n’est qu’un essai"
            raise TypeError(message)
        super().save(*args, **kwargs)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(*(getattr(self, name) for name in PLACED))

    def stand_at(self, place: Place) -> None:
        """Stand elsewhere for the time of a page, and remember what is published.

        How ranks move around the weights voted says nothing of other weights: it is left out.
        """
        self.published, self.rank_best, self.rank_worst = self.place, None, None
        for name in PLACED:
            setattr(self, name, getattr(place, name))


class OpportunitySheet(models.Model):
    """All that only an opportunity's own page shows: apart, so that lists never read it."""

    opportunity = models.OneToOneField(
        Opportunity, models.DO_NOTHING, primary_key=True, related_name="sheet"
    )
    tables = PackedJson(default=dict)

    def __str__(self) -> str:
        return str(self.pk)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a published table that speak of this opportunity, in their order."""
        return as_released(self.tables.get(table, []))
