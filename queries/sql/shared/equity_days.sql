-- One row per district asked for (null: the province), indicator, report date and grouping.
-- Its two groups and the Theil index; filled by `days/equity_days` at the first question about it.
create or replace macro equity_on(wanted_district) as table (
    with group_rows as (
        select *
        from equity_groups(null, '0001-01-01'::date, '9999-12-31'::date, null, wanted_district)
        where (indicator, as_of) in (select (indicator, as_of) from commune_values)
    ),

    compared as (select * from equity_of_groups('group_rows'))

    select
        indicator,
        as_of,
        grouping_name,
        measure,
        mean_percent,
        worse_group,
        better_group,
        worse_percent,
        better_percent,
        ratio,
        theil_total,
        if(coalesce(refused, refused_pair) is null, difference, null) as difference_points,
        if(coalesce(refused, refused_total) is null, theil, null) as theil_between
    from equity_judged('compared')
);

create or replace table equity_days as
select null::varchar as district_asked, *
from equity_on(null::varchar)
limit 0;

create or replace macro equity_of(wanted_indicator, wanted_district) as table (
    select * exclude (district_asked)
    from equity_days
    where
        district_asked is not distinct from wanted_district
        and (wanted_indicator::varchar is null or indicator = wanted_indicator)
);
