-- One row per indicator and commune, the fastest first: bands of five, and its marks.
with paces as (
    select *
    from pace_at($indicator, $as_of::date, $target_year::integer, 'commune', null, null)
    inner join communes using (commune_code)
    where
        is_wanted(
            $district, $group, former_district, border, mountainous, remote, has_minority_village,
            minority_area
        )
),

marked as (
    select
        paces.indicator,
        paces.commune_code,
        coalesce(bool_or(is_changed), false) as is_revised,
        coalesce(bool_or(is_late), false) as is_late
    from paces
    left join marked_days($indicator) as days
        on
            paces.indicator = days.indicator
            and paces.commune_code = days.commune_code
            and days.as_of between paces.observed_from and paces.observed_to
    group by paces.indicator, paces.commune_code
)

select
    indicator, commune_code, commune, kind, former_district, former_districts, border, mountainous,
    remote, has_minority_village, minority_area, value, measure, observed_from, observed_to,
    value_before, observed_points_per_week, label, is_estimated, pace_is_estimated,
    is_silent(reported_on, $as_of::date, silent_after_days) as is_silent,
    band_of(
        observed_points_per_week,
        rank() over (partition by indicator order by observed_points_per_week desc nulls last)
    ) as improvement_band,
    band_of(value, rank() over (partition by indicator order by value desc nulls last))
        as level_band,
    is_revised, is_late, sort_key
from paces
inner join marked using (indicator, commune_code)
order by
    indicator, observed_points_per_week desc nulls last, value desc nulls last, commune_code
