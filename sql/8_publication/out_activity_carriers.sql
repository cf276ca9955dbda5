-- Who could carry each activity in law: eligible, refused with what to change, or to verify.
-- grain: one row per activity and carrier
-- keys: activity_id, carrier_id
-- why: the verdict is of a project not yet born; most facts are unknown, so most answers are
--      a_verifier, which is right.

with

carriers as (

    select
        activity_id,
        carrier_id,
        carrier_label_fr,
        preference_rank,
        verdict,
        reason_fr,
        to_change_fr,
        to_check_fr,
        articles_fr
    from calc_activity_carriers

)

select * from carriers
