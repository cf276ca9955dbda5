-- Existing structures that could carry the activity, or that it could live with.
-- grain: one row per opportunity near which at least one is seen
-- keys: epci_code, activity_id
-- label_fr: Structures existantes
-- unit: structures
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 1
-- says_why: true
-- says_against: false
-- sentence_fr: {carrier_count|hors équivalents directs, aucune structure de l’EPCI n’est repérée comme la faisant peut-être déjà|structure de l’EPCI la fait peut-être déjà et pourrait la porter|structures de l’EPCI la font peut-être déjà et pourraient la porter} ; {partner_count|aucun partenaire connu à portée|partenaire connu à portée|partenaires connus à portée}.
-- source_fr: listes de structures (insertion, France Services, tiers-lieux, associations), Sirene, BPE ; partenaires : catalogue des activités
-- method_fr: Structures existantes qui pourraient porter l’activité, ou vivre avec elle. Une seule suffit à la note maximale ; inconnu quand aucune n’est connue, ce qui ne prouve pas l’absence.
-- why: existing structures come before new ones (fiche 2.3), and a partner within reach (a recyclerie
--      for a specialised one) counts in favour of what lives with it. What is seen is a lower
--      bound: one is enough to be asked, none leaves the axis missing, so that seeing someone
--      never lowers a score. How well a carrier fits is told beside (calc_opportunity_carriers) and
--      marks nothing: most of its signals are unknown.

with

counted as (

    select
        epci_code,
        activity_id,
        carrier_count + partner_count as value,
        carrier_count,
        partner_count
    from core_supply_carriers

)

select * from counted
