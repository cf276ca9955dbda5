-- What each placed structure already does, by its NAF code, its kind or the words of its purpose.
-- grain: one row per structure and activity it may already carry
-- keys: structure_kind, structure_id, activity_id
-- why: only a precise NAF code, or a kind that is the activity itself, makes a direct competitor;
--      a class such as « autres organisations » and a word of a purpose only call for a look.

with

by_naf as (

    select
        structures.structure_kind,
        structures.structure_id,
        naf.activity_id,
        broad.naf_code is null as is_direct,
        'code NAF ' || naf.naf_code as basis_fr
    from land_structures as structures
    inner join land_activity_naf as naf on structures.naf_code = naf.naf_code
    left join land_broad_naf_codes as broad on naf.naf_code = broad.naf_code

),

by_kind as (

    select
        structures.structure_kind,
        structures.structure_id,
        kinds.activity_id,
        kinds.is_direct,
        'sorte de structure' as basis_fr
    from land_structures as structures
    inner join land_structure_activities as kinds
        on structures.structure_kind = kinds.structure_kind

),

by_word as (

    select
        structure_kind,
        structure_id,
        activity_id,
        false as is_direct,
        'mots « ' || word_fr || ' »' as basis_fr
    from core_structure_words

),

together as (

    select * from by_naf
    union all
    select * from by_kind
    union all
    select * from by_word

)

select
    together.structure_kind,
    together.structure_id,
    together.activity_id,
    located.commune_code,
    bool_or(together.is_direct) as is_direct,
    string_agg(distinct together.basis_fr, ', ' order by together.basis_fr) as basis_fr
from together
inner join core_located_structures as located
    on
        together.structure_kind = located.structure_kind
        and together.structure_id = located.structure_id
group by
    together.structure_kind,
    together.structure_id,
    together.activity_id,
    located.commune_code
