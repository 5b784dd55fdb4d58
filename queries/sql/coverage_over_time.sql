-- One row per indicator, date and place: the province, each former district, group or commune.
select
    places.indicator,
    places.as_of,
    if(
        $by = 'district', district_part,
        coalesce(commune_code, group_part, district_part, 'province')
    ) as place_code,
    if(
        $by = 'district', district_part,
        coalesce(communes.commune, group_part, district_part, 'Hà Tĩnh')
    ) as place,
    numerator,
    denominator,
    if_share(measure, value) as share_percent,
    if_share(measure, target) as target_percent,
    if_share(measure, lowest_percent) as lowest_percent,
    if_share(
        measure,
        highest_of(lowest_percent, members, everybody, places.as_of, silent_after_days)
    ) as highest_percent,
    reported_of(members, places.as_of, silent_after_days) as communes_reported,
    communes_total,
    measure,
    value,
    target,
    is_estimated
from places
cross join rules
left join communes using (commune_code)
left join targets
    on
        places.indicator = targets.indicator
        and targets.year = coalesce($target_year::integer, year(places.as_of))
where
    ($indicator::varchar is null or places.indicator = $indicator)
    and places.as_of <= $as_of::date
    and (places.indicator, places.as_of) in (select (indicator, as_of) from commune_values)
    and is_place($by, $district, $group, commune_code, district_part, group_part)
    and (
        $by <> 'commune'
        or is_wanted(
            $district, $group,
            former_district, border, mountainous, remote, has_minority_village, minority_area
        )
    )
order by places.indicator, places.as_of, place_code
