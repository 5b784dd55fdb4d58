-- One row per place of several communes, indicator, target year and report date.
-- How many of its communes meet the target. What each period counts anew counts for the year it
-- was reported of.
create table place_targets as
with judged as (
    select
        commune_code,
        commune_days.indicator,
        targets.year as target_year,
        as_of,
        is_cumulative or targets.year is null or year(value_on) = targets.year as is_of_year,
        is_of_year and value >= target as is_met,
        is_of_year and numerator is not null as is_known
    from commune_days
    left join targets using (indicator)
)

select
    place_code,
    indicator,
    target_year,
    as_of,
    count(*) filter (where is_met) as communes_met,
    count(*) filter (where is_known) as communes_known
from judged
inner join place_communes on judged.commune_code = place_communes.member
where place_communes.commune_code is null
group by all
order by as_of, indicator, target_year, place_code;

comment on table place_targets is 'One row per place, indicator, target year and report date.';
