"""Read what is filtered and sorted of opportunities: one row each, as its columns are kept."""

from collections.abc import Sequence
from typing import Any

import duckdb

from generator.opportunities.scoring import NEED
from generator.opportunities.standings import AWAITED
from generator.warehouse.store import Build, Store

# ``held_by`` names what no weight moves: a need that is not qualified, an opinion awaited.
RANKED = """
with

marked as (
    select
        opportunity_id,
        map_from_entries(list((criterion_id, [mark, mark_low, mark_high]))) as marks
    from read_parquet($parts)
    where left(opportunity_id, 9) in (select unnest($codes))
    group by opportunity_id
)

select
    ranked.opportunity_id,
    ranked.epci_code,
    ranked.activity_id,
    ranked.activity_label_fr,
    ranked.rank,
    sensitivity.rank_best,
    sensitivity.rank_worst,
    ranked.score,
    ranked.score_low,
    ranked.score_high,
    ranked.weight_present_share,
    ranked.class_id,
    ranked.class_label_fr,
    coalesce(ranked.held_by, '') as held_by,
    'non' in [
        ranked.gate_resources, ranked.gate_catchment, ranked.gate_legal, ranked.gate_supplementarite
    ] as has_refused_gate,
    not list_has_any(
        string_split(coalesce(ranked.held_by, ''), ', '), [$need, $awaited]
    ) as may_be_first,
    marked.marks
from read_parquet($opportunities) as ranked
inner join marked on ranked.opportunity_id = marked.opportunity_id
left join read_parquet($sensitivity) as sensitivity
    on ranked.opportunity_id = sensitivity.opportunity_id
where ranked.epci_code in (select unnest($codes))
order by ranked.epci_code, ranked.rank
"""


def ranked(
    con: duckdb.DuckDBPyConnection, store: Store, made: Build, epci_codes: Sequence[str]
) -> list[dict[str, Any]]:
    """Read the opportunities of some EPCIs, with the marks of every axis.

    Returns
    -------
    list of dict, one an opportunity
        The columns of :class:`~generator.review.models.Opportunity`, and ``epci_code``; ``marks``
        is criterion → mark, its lowest, its highest.
    """
    files = {
        "parts": "out_opportunity_parts",
        "opportunities": "out_opportunities",
        "sensitivity": "out_sensitivity",
    }
    given: dict[str, Any] = {
        key: str(store.table_path(made, name)) for key, name in files.items()
    } | {"codes": list(epci_codes), "need": NEED, "awaited": AWAITED}
    found = con.execute(RANKED, given)
    names = [str(column[0]) for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
