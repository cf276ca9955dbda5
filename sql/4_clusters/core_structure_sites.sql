-- Structures of directories and of partners' lists as sites of the activities they may already do.
-- grain: one row per activity and structure
-- keys: activity_id, supply_kind, site_id
-- why: what a directory and a list both name is here once. Associations are of the social economy
--      by law; of other structures only Sirene tells.

select
    matches.activity_id,
    matches.structure_kind as supply_kind,
    matches.structure_id as site_id,
    coalesce(listed.structure_name, structures.structure_name) as site_name,
    matches.commune_code,
    matches.basis_fr,
    matches.is_direct,
    1 as site_count,
    case matches.structure_kind when 'association' then 'oui' else 'a_verifier' end
        as ess_answer,
    structures.year as supply_year
from core_structure_activities as matches
inner join land_structures as structures
    on
        matches.structure_kind = structures.structure_kind
        and matches.structure_id = structures.structure_id
left join core_listed_structures as listed
    on
        matches.structure_kind = listed.structure_kind
        and matches.structure_id = listed.structure_id
left join core_relisted_structures as older
    on
        matches.structure_kind = older.structure_kind
        and matches.structure_id = older.structure_id
where older.structure_id is null
