-- Share of the kinds of resource the activity asks for that the territory is known to have.
-- grain: one row per opportunity of an EPCI that keeps a register
-- keys: epci_code, activity_id
-- label_fr: Ressources locales
-- unit: part des ressources demandées, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 2
-- core: true
-- veto: 10
-- sentence_fr: Au moins {known_count|sorte de ressource utile repérée|sortes de ressources utiles repérées} dans le territoire, sur {asked_count|demandée|demandées}.
-- source_fr: registre local des ressources, Cartofriches
-- why: a register lists what was found, never what does not exist: the share is a lower bound,
--      and where nothing that is asked was found the axis is missing, as without a register.

with

shares as (

    select
        epci_code,
        activity_id,
        known_count / asked_count as value,
        known_count,
        asked_count
    from core_resource_match
    where has_register and known_count > 0

)

select * from shares
