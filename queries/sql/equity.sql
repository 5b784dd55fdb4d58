-- One row per indicator, grouping and measure of inequality, refused or not.
with group_rows as (
    select *
    from equity_groups(
        $indicator,
        (select max(as_of) from commune_days where as_of <= $as_of::date),
        $as_of::date, $as_of::date, $district
    )
),

compared as (select * from equity_of_groups('group_rows')),

judged as (select * from equity_judged('compared')),

measures as (
    select *
    from judged
    unpivot include nulls (
        answer for name in (
            difference, ratio, par, paf, bgv, bgsd, aci, sii, theil, theil_within, theil_total
        )
    )
),

answered as (
    select
        *,
        equity_refusal(
            name, refused, refused_pair, refused_total, refused_ordered, group_count
        ) as against,
        if(answer is null, 'phải chia cho 0 %', null) as without_answer
    from measures
)

select
    answered.indicator,
    grouping_name as "grouping",
    name as measure,
    if(against is null, answer, null) as value,
    equity_unit(name) as unit,
    coalesce(against, without_answer) as refused_because,
    mean_percent,
    worse_group,
    better_group,
    worse_percent,
    better_percent,
    worse_communes,
    better_communes,
    worse_denominator,
    better_denominator,
    if_share(measure, target) as target_percent,
    communes_total,
    communes_reported,
    communes_unknown,
    is_estimated
from answered
left join targets
    on answered.indicator = targets.indicator
    and targets.year = coalesce($target_year::integer, year($as_of::date))
order by answered.indicator, grouping_name, name
