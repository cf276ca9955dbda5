"""One opportunity of the current build, with the published rows that speak of it."""

from dataclasses import dataclass
from typing import Any

from generator.review.models import Opportunity, OpportunitySheet, Territory

Row = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """An opportunity and its rows: its own, its territory's, those of every territory."""

    opportunity: Opportunity
    territory: Territory
    sheet: OpportunitySheet

    @property
    def told(self) -> Row:
        """Its row of ``out_opportunities``."""
        [row] = self.sheet.rows("out_opportunities")
        return row

    def own(self, table: str) -> list[Row]:
        """Return the rows that speak of it alone."""
        return self.sheet.rows(table)

    def around(self, table: str) -> list[Row]:
        """Return the rows that speak of its territory."""
        return self.territory.rows(table)

    def of_activity(self, table: str) -> list[Row]:
        """Return the rows that every territory shares, about its activity."""
        rows = self.territory.build.rows(table)
        return [row for row in rows if row["activity_id"] == self.opportunity.activity_id]

    def shared(self, table: str) -> list[Row]:
        """Return rows that serve every territory; none when the build is older than the table."""
        return self.territory.build.rows(table)


def subject_of(opportunity_id: str) -> Subject | None:
    """Find an opportunity in what was loaded last; one query."""
    found = (
        Opportunity.objects.current()
        .filter(opportunity_id=opportunity_id)
        .select_related("territory__build", "sheet")
        .first()
    )
    return Subject(found, found.territory, found.sheet) if found else None


def label_of(opportunity_id: str) -> str:
    """Name an opportunity as the last build that had it did; its identifier when none is kept."""
    loaded = Opportunity.objects.filter(opportunity_id=opportunity_id)
    last = loaded.order_by("-territory__is_current", "-territory__build__loaded_at")
    return last.values_list("activity_label_fr", flat=True).first() or opportunity_id


def sheets_of(territory: Territory, activity_id: str = "") -> list[OpportunitySheet]:
    """Read the sheets of a territory's opportunities, or of one activity's; one query."""
    rows = OpportunitySheet.objects.filter(opportunity__territory=territory)
    if activity_id:
        rows = rows.filter(opportunity__activity_id=activity_id)
    return list(rows.select_related("opportunity").order_by("opportunity__rank"))
