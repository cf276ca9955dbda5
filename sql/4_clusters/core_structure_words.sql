-- Activities whose words a placed structure uses in its name or its declared purpose.
-- grain: one row per structure, activity and word
-- keys: structure_kind, structure_id, word_fr
-- why: read without accents and from the beginning of a word on, so that a plural is found and
--      « ecreche » is not; a purpose declared once does not prove that the activity lives.

with

placed as (

    select
        structures.structure_kind,
        structures.structure_id,
        ' ' || regexp_replace(
            lower(strip_accents(
                structures.structure_name || ' ' || coalesce(structures.description, '')
            )),
            '[^a-z0-9]+', ' ', 'g'
        ) as folded_text
    from land_structures as structures
    inner join core_located_structures as located
        on
            structures.structure_kind = located.structure_kind
            and structures.structure_id = located.structure_id

)

select
    placed.structure_kind,
    placed.structure_id,
    words.activity_id,
    words.word_fr
from placed
inner join land_supply_words as words on contains(placed.folded_text, ' ' || words.word_fr)
