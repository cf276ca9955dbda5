-- Who could carry each opportunity: structures already there first, then forms, refused ones last.
-- grain: one row per opportunity and possible carrier shown
-- keys: opportunity_id, carrier_position
-- units: fit from −2 to 2 per signal, added up; existing_count, structures
-- why: existing_count of a form is who in the EPCI already is one, to be asked before a new one.

with

counted as (

    select
        opportunity_id,
        carrier_id,
        count(*) as existing_count
    from core_possible_structures
    group by opportunity_id, carrier_id

),

together as (

    select
        opportunity_id,
        epci_code,
        activity_id,
        activity_label_fr,
        true as is_existing,
        shown_order,
        structure_name,
        commune_name,
        carrier_id,
        label_fr as carrier_label_fr,
        null as existing_count,
        verdict,
        reason_fr,
        to_change_fr,
        check_fr as to_check_fr,
        articles_fr
    from core_shown_structures
    union all by name
    select
        forms.opportunity_id,
        forms.epci_code,
        forms.activity_id,
        forms.activity_label_fr,
        false as is_existing,
        forms.fit_rank as shown_order,
        forms.carrier_id,
        forms.carrier_label_fr,
        counted.existing_count,
        forms.verdict,
        forms.reason_fr,
        forms.to_change_fr,
        forms.to_check_fr,
        forms.articles_fr,
        forms.fit_score,
        forms.fit_low,
        forms.fit_high,
        forms.fit_for_fr,
        forms.fit_against_fr,
        forms.fit_unknown_fr
    from calc_opportunity_carriers as forms
    left join counted
        on forms.opportunity_id = counted.opportunity_id and forms.carrier_id = counted.carrier_id

)

select
    opportunity_id,
    row_number() over (
        partition by opportunity_id
        order by coalesce(verdict = 'non', false) asc, is_existing desc, shown_order asc
    ) as carrier_position,
    * exclude (opportunity_id, shown_order)
from together
