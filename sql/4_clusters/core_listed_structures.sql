-- Structures of the lists that partners gave, each placed, with the name that may be shown.
-- grain: one row per structure of a list that could be placed
-- keys: structure_kind, structure_id
-- why: where Sirene knows the establishment and shows no name, it is a person or one who objects:
--      the list's name is not shown either; where the list gives no name, Sirene's is.

with

named as (

    select
        listed.structure_kind,
        listed.structure_id,
        case
            when sites.siret is not null and sites.establishment_name is null
                then 'structure dont le nom n’est pas montré'
            when not listed.is_named and sites.establishment_name is not null
                then sites.establishment_name
            else structures.structure_name
        end as structure_name
    from land_listed_structures as listed
    inner join land_structures as structures
        on
            listed.structure_kind = structures.structure_kind
            and listed.structure_id = structures.structure_id
    left join land_establishments as sites on listed.siret = sites.siret

)

select
    listed.structure_kind,
    listed.structure_id,
    listed.siret,
    named.structure_name,
    located.commune_code,
    listed.carrier_id,
    listed.is_enough,
    listed.label_fr,
    listed.met_fr,
    listed.check_fr,
    listed.year
from land_listed_structures as listed
inner join named
    on
        listed.structure_kind = named.structure_kind
        and listed.structure_id = named.structure_id
inner join core_located_structures as located
    on
        listed.structure_kind = located.structure_kind
        and listed.structure_id = located.structure_id
