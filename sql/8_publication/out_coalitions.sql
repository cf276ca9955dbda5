-- Who of the actors noted could carry each opportunity to study together, and what nobody covers.
-- grain: one row per opportunity and line of its sheet
-- keys: opportunity_id, coalition_position
-- units: betweenness_share from 0 to 1
-- why: organisations and groups only, named when they accept it. Nothing for an EPCI where no
--      role is noted of any: out_territories says so, in coalitions_note_fr.

with

lines as (

    select
        opportunity_id,
        coalition_position,
        epci_code,
        activity_id,
        activity_label_fr,
        carrier_id,
        carrier_label_fr,
        row_kind as line_kind,
        actor_id,
        actor_label_fr,
        roles_fr,
        category_label_fr as associate_category_fr,
        betweenness_share,
        sentence_fr
    from calc_coalitions

)

select * from lines
