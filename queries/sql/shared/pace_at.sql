-- One row per indicator, target year and place: as `pace_on`, of a day in `paces`.
create or replace macro pace_at(
    wanted_indicator, wanted_day, wanted_year, wanted_by, wanted_district, wanted_group
) as table (
    select * exclude (day, year_asked)
    from paces
    where
        day = wanted_day
        and year_asked is not distinct from wanted_year
        and (wanted_indicator::varchar is null or indicator = wanted_indicator)
        and is_place(
            wanted_by, wanted_district, wanted_group, commune_code, district_part, group_part
        )
);
