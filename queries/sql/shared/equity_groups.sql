-- The formulas of which groups are compared, and from which communes they are added up.

-- From the hardest to the easiest conditions; a former district has no place of its own.
-- Unknown stands between, so that `no` is the last group wherever there is one.
create or replace macro equity_place(member) as
    case
        when member in ('yes', 'xã', 'remote') then 1
        when member in ('unknown', 'midland') then 2
        when member in ('no', 'phường', 'coastal') then 3
        when member = 'urban' then 4
    end;

-- One row per indicator (null asks for all), date, grouping and group; who is silent is told on
-- `silent_on`, or where that is null on each date. log_sum is all that the Theil index needs of
-- the single communes; y ln y is 0 where y is 0.
create or replace macro equity_groups(
    wanted_indicator, first_day, last_day, silent_on, district
) as table (
    select
        indicator,
        as_of,
        grouping_name,
        member,
        equity_place(member) as place,
        any_value(measure) as measure,
        any_value(unreported_most_percent) as unreported_most_percent,
        count(*) as communes_total,
        count(*) filter (
            where not is_silent(reported_on, coalesce(silent_on, as_of), silent_after_days)
        ) as communes_reported,
        count(*) filter (where member = 'unknown') as communes_unknown,
        bool_or(is_estimated) as is_estimated,
        sum(reference_adults) as adults,
        coalesce(sum(reference_adults) filter (
            where is_silent(reported_on, coalesce(silent_on, as_of), silent_after_days)
        ), 0) as silent_adults,
        sum(if_share(measure, numerator)) as numerator,
        nullif(sum(if_share(measure, denominator)), 0) as denominator,
        if_share(any_value(measure), share_percent(sum(numerator), sum(denominator))) as percent,
        sum(if(numerator > 0, numerator * ln(value), numerator)) as log_sum
    from commune_days
    inner join equity_members using (commune_code)
    where
        (wanted_indicator::varchar is null or indicator = wanted_indicator)
        and as_of between first_day and last_day
        and (district::varchar is null or former_district = district)
    group by indicator, as_of, grouping_name, member
);
