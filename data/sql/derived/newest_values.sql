-- One row per indicator, report date and commune, all 69: the newest value on that day, or none.
-- Made while building, so that every query starts from a plain filter: those of a day lie together.
create table newest_values as
with days as (
    select distinct as_of
    from commune_values
    union all
    select '0001-01-01'::date as as_of
)

select
    indicators.indicator,
    days.as_of,
    communes.commune_code,
    newest.as_of as value_on,
    newest.reported_on,
    newest.numerator,
    newest.denominator,
    coalesce(newest.is_estimated, false) as is_estimated,
    value_of(indicators.measure, newest.numerator, newest.denominator) as value
from days
cross join communes
cross join indicators
asof left join commune_values as newest
    on
        communes.commune_code = newest.commune_code
        and indicators.indicator = newest.indicator
        and days.as_of >= newest.as_of
order by days.as_of, indicators.indicator, communes.commune_code;

comment on table newest_values is 'One row per indicator, report date and commune, all 69.';
