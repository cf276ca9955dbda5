-- The grids and national programmes each commune of today belongs to.
-- grain: one row per current commune, kind of label and label
-- keys: commune_code, label_kind, label_fr

with

labels as (

    select
        territory_code,
        label_kind,
        label_fr
    from land_labels
    where territory_kind = 'commune'

),

followed as (

    select
        passages.commune_code,
        labels.label_kind,
        labels.label_fr
    from labels
    inner join calc_commune_passages as passages on labels.territory_code = passages.historic_code
    group by passages.commune_code, labels.label_kind, labels.label_fr

)

select * from followed
