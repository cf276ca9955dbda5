-- Why no coalition is looked for in an EPCI: nobody is noted, or nothing of what they could hold.
-- grain: one row per EPCI where none is looked for
-- keys: epci_code
-- why: organisations and groups only, as in calc_coalitions. A register made before these columns
--      existed leaves them blank: that nothing is noted says nothing of what actors could do.

with

noted as (

    select
        epci_code,
        bool_or(coalition_roles is not null or associate_categories is not null) as has_roles
    from land_actors
    where actor_kind not in ('habitant', 'salarie')
    group by epci_code

),

told as (

    select
        epcis.epci_code,
        if(
            noted.epci_code is null,
            'aucun acteur n’est au registre : aucune coalition n’est cherchée',
            'les rôles possibles des acteurs ne sont pas notés : aucune coalition n’est cherchée'
        ) as coalitions_note_fr
    from core_epcis as epcis
    left join noted on epcis.epci_code = noted.epci_code
    where noted.has_roles is not true

)

select * from told
