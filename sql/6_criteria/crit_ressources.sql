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
-- sentence_fr: {least_fr}{counted_count|sorte de ressource qui compte|sortes de ressources qui comptent} dans le territoire, sur {asked_count|demandée|demandées} ; {critical_fr}.
-- source_fr: registre local des ressources, Cartofriches, le marché de l’inclusion et ANCT
-- method_fr: Part des sortes de ressources demandées que le territoire a, à ce qu’on sait ; les indispensables ne comptent que toutes réunies. C’est un minimum : inconnue sans registre, ou quand rien de ce qui compte n’a été trouvé.
-- why: critical kinds are a gate, useful ones score: the critical set counts once it is whole, as
--      the gate of resources says, so producers without canteens never raise a vegetable workshop.
--      A register lists what was found, never what does not exist: the share is a lower bound,
--      its interval goes to one, and where nothing that counts was found the axis is missing, as
--      without a register: a resource found must not lower a rank.

with

counted as (

    select
        *,
        critical_known_count = critical_count as is_whole,
        useful_known_count
        + case when critical_known_count = critical_count then critical_count else 0 end
            as counted_count
    from core_resource_match
    where has_register

)

select
    epci_code,
    activity_id,
    counted_count / asked_count as value,
    counted_count / asked_count as value_low,
    1.0 as value_high,
    counted_count,
    asked_count,
    if(counted_count < asked_count, 'Au moins ', '') as least_fr,
    case
        when critical_count = 0 then 'aucune n’est indispensable'
        when is_whole and critical_count = 1 then 'l’indispensable est là : ' || critical_known_fr
        when is_whole then 'les indispensables sont là : ' || critical_known_fr
        when critical_known_count = 0 and critical_count = 1
            then 'l’indispensable reste à trouver : ' || critical_to_find_fr
        when critical_known_count = 0
            then 'les indispensables restent à trouver : ' || critical_to_find_fr
        else
            case
                when critical_count - critical_known_count = 1 then 'indispensable'
                else 'indispensables'
            end
            || ' à trouver encore : ' || critical_to_find_fr
            || ' (déjà là, mais cela ne suffit pas : ' || critical_known_fr || ')'
    end as critical_fr
from counted
where counted_count > 0
