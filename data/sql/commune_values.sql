-- One row per commune, indicator and date with a value: old units added up into today's communes.
insert into commune_values by name
with before_merger as (
    select * from observations_in_force where as_of < $merger_date
),

asked as (
    select distinct commune_code, indicator, measure, as_of
    from before_merger
    inner join parts on before_merger.unit_code = parts.old_code
    inner join indicators using (indicator)
),

-- Each old unit at its newest value on that day; a unit that never reported stays empty.
parts_on_day as (
    select
        asked.*,
        parts.is_estimated,
        before_merger.as_of as reported_on,
        case
            when asked.measure = 'yes_no' then before_merger.numerator
            else part_of(before_merger.numerator, parts.share_from, parts.share_to)
        end as numerator,
        part_of(before_merger.denominator, parts.share_from, parts.share_to) as denominator
    from asked
    inner join parts using (commune_code)
    asof left join before_merger
        on
            parts.old_code = before_merger.unit_code
            and asked.indicator = before_merger.indicator
            and asked.as_of >= before_merger.as_of
),

-- A commune has a value only when all its old units have one; yes only when all say yes.
added as (
    select
        commune_code,
        indicator,
        as_of,
        min(reported_on) as reported_on,
        if(measure = 'yes_no', min(numerator), sum(numerator))::bigint as numerator,
        sum(denominator)::bigint as denominator,
        bool_or(is_estimated) as is_estimated
    from parts_on_day
    group by commune_code, indicator, measure, as_of
    having count(*) = count(reported_on)
)

from added
union all by name
select
    * exclude (report_number, unit_code, sheet, cell, note),
    unit_code as commune_code,
    as_of as reported_on,
    false as is_estimated
from observations_in_force
where as_of >= $merger_date
order by indicator, as_of, commune_code
