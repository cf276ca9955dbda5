-- The structures already there shown first for each opportunity, with what the law says.
-- grain: one row per opportunity and structure shown
-- keys: opportunity_id, structure_kind, structure_id
-- why: nothing is known of the statutes of a structure already there: it is never better than to
--      be verified, and it is refused when the kind of carrier that it is has been refused. Where
--      many have only the status, none is named before the others: they are counted. A fit that
--      is unknown moves a structure neither before nor behind those nobody speaks for or against.

with

judged as (

    select
        structures.* exclude (label_fr),
        law.fit_score,
        carriers.articles_fr,
        coalesce(
            carriers.carrier_label_fr, upper(structures.label_fr[1]) || structures.label_fr[2:]
        ) as label_fr,
        most.value as shown_max,
        if(law.verdict = 'non', 'non', 'a_verifier') as verdict,
        if(law.verdict = 'non', law.reason_fr, null) as refusal_fr,
        if(law.verdict = 'non', law.to_change_fr, null) as to_change_fr
    from core_possible_structures as structures
    inner join land_thresholds as most on most.threshold_id = 'carrier_structures_shown_max'
    left join calc_opportunity_carriers as law
        on
            structures.opportunity_id = law.opportunity_id
            and structures.carrier_id = law.carrier_id
    left join core_carrier_law as carriers on structures.carrier_id = carriers.carrier_id

),

in_order as (

    select
        *,
        row_number() over (
            partition by opportunity_id
            order by
                verdict asc, coalesce(is_direct, false) desc, basis_fr is null asc,
                coalesce(fit_score, 0) desc, structure_name asc, structure_kind asc,
                structure_id asc
        ) as shown_order,
        count(*) filter (where basis_fr is null)
            over (partition by opportunity_id, carrier_id) as status_count
    from judged

)

select
    opportunity_id,
    epci_code,
    activity_id,
    activity_label_fr,
    structure_kind,
    structure_id,
    structure_name,
    commune_name,
    carrier_id,
    label_fr,
    shown_order,
    verdict,
    case
        when refusal_fr is not null then refusal_fr
        when is_direct then 'Elle le fait sans doute déjà (' || basis_fr || ') ; ' || met_fr || '.'
        when basis_fr is not null
            then 'Elle le fait peut-être (' || basis_fr || ') ; ' || met_fr || '.'
        else 'Elle en a le statut : ' || met_fr || '.'
    end as reason_fr,
    to_change_fr,
    check_fr,
    articles_fr
from in_order
where shown_order <= shown_max and (basis_fr is not null or status_count <= shown_max)
