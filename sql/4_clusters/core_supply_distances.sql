-- The communes of each EPCI, and those around it within the widest reach of the catalogue.
-- grain: one row per EPCI and commune
-- keys: epci_code, commune_code
-- units: crow_km, kilometres to the nearest commune centre of the EPCI; blank inside the EPCI
-- why: a place does not stop at its border, and stops at the sea: a road must lead there, from a
--      commune of the EPCI. Kilometres stand for minutes by a threshold marked as a hypothesis,
--      until travel times are given. Communes are looked for in the nine squares around, or the
--      engine would try every pair of the country.

with

shifts as (

    select unnest([-1, 0, 1]) as shift

),

around as (

    select
        squares.*,
        squares.square_x + shifts_x.shift as near_x,
        squares.square_y + shifts_y.shift as near_y
    from core_supply_squares as squares
    cross join shifts as shifts_x
    cross join shifts as shifts_y
    where squares.epci_code is not null

),

measured as (

    select
        around.epci_code,
        theirs.commune_code,
        min(sqrt(pow(around.x_m - theirs.x_m, 2) + pow(around.y_m - theirs.y_m, 2))) / 1000
            as crow_km
    from around
    inner join core_supply_squares as theirs
        on
            around.road_zone = theirs.road_zone
            and around.near_x = theirs.square_x
            and around.near_y = theirs.square_y
            and around.epci_code is distinct from theirs.epci_code
    group by around.epci_code, theirs.commune_code
    having crow_km * 1000 <= max(around.reach_m)

),

together as (

    select
        epci_code,
        commune_code,
        cast(null as double) as crow_km
    from core_communes
    where epci_code is not null
    union all
    select * from measured

)

select
    *,
    crow_km is null as is_own
from together
