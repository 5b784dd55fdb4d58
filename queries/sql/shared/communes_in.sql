-- One row per commune of `commune_at`, only those of a district and a group (null asks for all).
create or replace macro communes_in(
    wanted_indicator, wanted_day, wanted_year, wanted_district, wanted_group
) as table (
    select *
    from commune_at(wanted_indicator, wanted_day, wanted_year)
    where is_wanted(
        wanted_district, wanted_group,
        former_district, border, mountainous, remote, has_minority_village,
        minority_area
    )
);
