-- One row per indicator and commune: all 69, or those of the district and group asked for.
select
    indicator,
    commune_code,
    communes.commune,
    communes.kind,
    communes.former_district,
    communes.former_districts,
    communes.border,
    communes.mountainous,
    communes.remote,
    communes.has_minority_village,
    communes.minority_area,
    peer_group(communes.kind, communes.remote, communes.coastal) as peer_group,
    reported_on,
    numerator,
    denominator,
    measure,
    value,
    target,
    target_year,
    deadline,
    weeks_left,
    people_missing,
    gap_points,
    level,
    is_silent(reported_on, $as_of::date, silent_after_days) as is_silent,
    is_estimated,
    observed_from,
    observed_to,
    reports_counted,
    value_before,
    numerator_before,
    baseline_on,
    baseline,
    observed_points_per_week,
    needed_points_per_week,
    observed_people_per_week,
    needed_people_per_week,
    ratio,
    path_ratio,
    pace,
    label,
    projection,
    projected_on,
    projected_earliest,
    projected_latest,
    best_points_per_week,
    feasibility,
    sort_key
from pace_at($indicator, $as_of::date, $target_year::integer, 'commune', null, null)
inner join communes using (commune_code)
where
    ($commune_code::varchar is null or commune_code = $commune_code)
    and is_wanted(
        $district, $group, former_district, border, mountainous, remote, has_minority_village,
        minority_area
    )
order by indicator, commune_code
