-- What must be said of the outlines with which each EPCI is drawn.
-- grain: one row per EPCI
-- keys: epci_code

with

counted as (

    select
        communes.epci_code,
        bool_or(contours.is_approximate) as has_approximate,
        count(*) - count(contours.commune_code) as without_outline_count,
        max(contours.contour_year) as contour_year
    from core_communes as communes
    left join core_contours as contours on communes.commune_code = contours.commune_code
    where communes.epci_code is not null
    group by communes.epci_code

),

told as (

    select
        epci_code,
        case
            when has_approximate then 'contours approchés'
            when without_outline_count > 0
                then without_outline_count || ' commune(s) sans contour'
            else 'contours simplifiés de ' || contour_year
        end as contour_note_fr
    from counted

)

select * from told
