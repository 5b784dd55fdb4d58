-- One row per indicator, report date and commune, all 69: the newest value on that day, or none.
-- What each period counts anew (`is_cumulative` false) is of the year it was reported of: no value
-- of last year stands for this one. `last_denominator` is the newest of any year.
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
    indicators.is_cumulative or year(newest.as_of) = year(days.as_of) as is_of_year,
    if(is_of_year, newest.as_of, null) as value_on,
    if(is_of_year, newest.reported_on, null) as reported_on,
    if(is_of_year, newest.numerator, null) as numerator,
    if(is_of_year, newest.denominator, null) as denominator,
    newest.denominator as last_denominator,
    coalesce(is_of_year and newest.is_estimated, false) as is_estimated,
    if(is_of_year, value_of(indicators.measure, newest.numerator, newest.denominator), null)
        as value
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
