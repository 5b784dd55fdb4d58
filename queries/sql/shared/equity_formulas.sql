-- The formulas of inequality between groups, each in one place (method.md, 4; WHO HEAT).

-- One row per indicator, date and grouping of rows of equity_groups in a table of that name.
create or replace macro equity_of_groups(group_rows) as table (
    with added as (
        select
            indicator,
            as_of,
            grouping_name,
            any_value(measure) as measure,
            any_value(unreported_most_percent) as unreported_most_percent,
            count(*) as group_count,
            count(percent) as group_count_with_value,
            bool_and(place is not null and member <> 'unknown') as is_ordered,
            bool_or(is_estimated) as is_estimated,
            sum(communes_total)::bigint as communes_total,
            sum(communes_reported)::bigint as communes_reported,
            sum(communes_unknown)::bigint as communes_unknown,
            100 * sum(silent_adults) / sum(adults) as silent_percent,
            any_value(mean) as mean_percent,
            min(standing) filter (where member not in ('no', 'unknown')) as worse,
            max(standing) filter (where member <> 'yes' and rung is not null) as better,
            sum(p * (percent - mean) ** 2) as bgv,
            sum(p * (percent - mean) * x) as covariance,
            sum(p * x ** 2) as variance,
            1000 * sum(if(s > 0, s * ln(percent / mean), s)) as theil,
            1000 * sum(logs - if(s > 0, s * ln(percent), s)) as theil_within,
            1000 * (sum(logs) - ln(any_value(nullif(mean, 0)))) as theil_total
        from equity_ladder(group_rows)
        group by indicator, as_of, grouping_name
    )

    select
        * exclude (worse, better),
        worse['code'] as worse_group,
        better['code'] as better_group,
        worse['percent'] as worse_percent,
        better['percent'] as better_percent,
        worse['communes'] as worse_communes,
        better['communes'] as better_communes,
        worse['people']::bigint as worse_denominator,
        better['people']::bigint as better_denominator,
        better_percent - worse_percent as difference,
        better_percent / nullif(worse_percent, 0) as ratio,
        if(better_percent < mean_percent, 0, better_percent - mean_percent) as par,
        100 * par / nullif(mean_percent, 0) as paf,
        sqrt(bgv) as bgsd,
        2 * covariance as aci,
        covariance / nullif(variance, 0) as sii
    from added
);

create or replace macro equity_unit(name) as
    case
        when name = 'ratio' then 'lần'
        when name = 'paf' then '%'
        when name = 'bgv' then 'điểm²'
        when name like 'theil%' then 'phần nghìn'
        else 'điểm'
    end;
