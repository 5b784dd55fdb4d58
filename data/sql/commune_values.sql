-- One row per commune, indicator and date with a value: old units added into the communes of today.
with in_force as (
    select observations_in_force.*, indicators.measure
    from observations_in_force
    inner join indicators using (indicator)
),

parts as (
    select commune_code, old_code, share_from, share_to, is_estimated
    from crosswalk
    where share_to > share_from
),

before_merger as (
    select * from in_force where as_of < $merger_date
),

asked as (
    select distinct parts.commune_code, before_merger.indicator, before_merger.as_of
    from before_merger
    inner join parts on before_merger.unit_code = parts.old_code
),

-- Each old unit at its newest value on that day; a unit that never reported stays empty.
parts_on_day as (
    select
        asked.commune_code,
        asked.indicator,
        asked.as_of,
        parts.is_estimated,
        before_merger.as_of as reported_on,
        before_merger.measure,
        case
            when before_merger.measure = 'yes_no' then before_merger.numerator
            else round(before_merger.numerator * parts.share_to)
                - round(before_merger.numerator * parts.share_from)
        end as numerator,
        round(before_merger.denominator * parts.share_to)
            - round(before_merger.denominator * parts.share_from) as denominator
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
        case
            when any_value(measure) = 'yes_no' then min(numerator)
            else sum(numerator)
        end::bigint as numerator,
        sum(denominator)::bigint as denominator,
        bool_or(is_estimated) as is_estimated
    from parts_on_day
    group by commune_code, indicator, as_of
    having count(*) = count(reported_on)
),

since_merger as (
    select
        unit_code as commune_code,
        indicator,
        as_of,
        as_of as reported_on,
        numerator,
        denominator,
        false as is_estimated
    from in_force
    where as_of >= $merger_date
)

select * from added
union all by name
select * from since_merger
order by commune_code, indicator, as_of
