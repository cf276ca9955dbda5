-- Whether enough people live around each commune for the smallest catchment of each activity.
-- grain: one row per commune where something is seen and activity with a catchment and minutes
-- keys: commune_code, activity_id
-- why: people counted without their neighbours are a lower bound, which may say yes, never no.

with

judged as (

    select
        people.commune_code,
        activities.activity_id,
        case
            when people.reach_population >= activities.catchment_people_min then true
            when people.reach_population is not null and people.is_complete then false
        end as has_people
    from land_activities as activities
    inner join calc_commune_people as people on activities.catchment_road_min = people.reach_min
    inner join core_clusters as clusters on people.commune_code = clusters.commune_code
    where activities.catchment_people_min is not null

)

select * from judged
where has_people is not null
