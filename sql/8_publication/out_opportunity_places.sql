-- Communes where an opportunity could live, and why there.
-- grain: one row per opportunity and commune
-- keys: opportunity_id, commune_code
-- why: where it is not known that people enough live around, the place is told with that question.

with

places as (

    select
        opportunities.opportunity_id,
        places.commune_code,
        places.commune_name,
        case
            when places.has_need and places.has_resource
                then 'le besoin y est exprimé et une ressource utile s’y trouve'
            when places.has_need then 'le besoin y est exprimé'
            else 'une ressource utile s’y trouve'
        end
        || if(places.has_people, '', ' ; bassin d’habitants à vérifier') as reason_fr
    from core_opportunity_places as places
    inner join core_opportunities as opportunities
        on
            places.epci_code = opportunities.epci_code
            and places.activity_id = opportunities.activity_id

)

select * from places
