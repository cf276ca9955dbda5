-- People in reach of an EPCI among whom an activity finds its users, by the way they are counted.
-- grain: one row per EPCI and basis
-- keys: epci_code, users_basis
-- units: user_count in people, households or births a year; users_basis as the catalogue writes it
-- why: a sum is unknown as soon as one commune's figure is; employees and members have no figure
--      in the sources, and no row here.

with

inhabitants as (

    select
        epci_code,
        'habitants' as users_basis,
        reach_population as user_count,
        is_complete
    from core_reach

),

figures as (

    select
        commune_code,
        value,
        case indicator_id
            when 'households' then 'menages'
            when 'active_15_64' then 'actifs_15_64'
            when 'births' then 'naissances_par_an'
        end as users_basis
    from core_commune_indicators
    where indicator_id in ('households', 'active_15_64', 'births')

),

sizes as (

    select
        epci_code,
        count(*) as commune_count
    from core_reach_communes
    group by epci_code

),

counted as (

    select
        reached.epci_code,
        figures.users_basis,
        count(figures.value) as known_count,
        cast(round(sum(cast(figures.value as decimal(18, 4)))) as bigint) as user_count
    from core_reach_communes as reached
    inner join figures on reached.commune_code = figures.commune_code
    group by reached.epci_code, figures.users_basis

),

whole as (

    select
        counted.epci_code,
        counted.users_basis,
        counted.user_count,
        inhabitants.is_complete
    from counted
    inner join sizes on counted.epci_code = sizes.epci_code
    inner join inhabitants on counted.epci_code = inhabitants.epci_code
    where counted.known_count = sizes.commune_count

)

select * from inhabitants
union all
select * from whole
