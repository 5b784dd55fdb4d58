-- One row: what the database holds. A commune counts as reported unless it is silent.
with facts as (
    select
        any_value(value) filter (where key = 'data_version') as data_version,
        any_value(value) filter (where key = 'as_of') as as_of,
        any_value(value) filter (where key = 'is_sample') = 'true' as is_sample
    from meta
),

newest as (
    select commune_code, max(reported_on) as reported_on
    from commune_values
    where indicator = 'adult_vneid'
    group by commune_code
),

reported as (
    select count(*) as communes_reported
    from newest, facts
    where date_diff('day', newest.reported_on, facts.as_of::date)
        <= (select value::integer from settings where name = 'silent_after_days')
)

select
    facts.data_version,
    facts.as_of,
    facts.is_sample,
    (select count(*) from reports) as reports,
    (select count(*) from observations) as observations,
    reported.communes_reported,
    (select count(*) from communes) as communes_total
from facts, reported
