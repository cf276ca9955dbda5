-- Chance that an equivalent equipment appears within five years, where there is none yet.
-- grain: one row per opportunity whose activity has a series of equipment
-- keys: epci_code, activity_id
-- label_fr: Faisabilité observée ailleurs
-- unit: chance d’apparition en cinq ans, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 0.65
-- weight: 2
-- sentence_fr: {sentence_fr}.
-- source_fr: INSEE, base permanente des équipements ; modèle de faisabilité du projet
-- method_fr: Chance qu’un équipement équivalent apparaisse en cinq ans là où il n’y en a pas, d’après ce qui est apparu dans des territoires comparables ; un équivalent déjà présent vaut la note maximale. Ne dit rien du besoin. Inconnue sans série d’équipements.
-- why: what came where it was absent, in like territories; it says nothing of the need. A type
--      already there lives here: it has the ceiling's mark, and the sentence says how many. The
--      ceiling is near the 95th centile of candidate activities in the whole country (0.67).

with

valued as (

    select
        epci_code,
        activity_id,
        case when is_present then 0.65 else chance_share end as value,
        sentence_fr
    from core_feasibility
    where is_present or chance_share is not null

)

select * from valued
