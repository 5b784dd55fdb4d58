-- One row per indicator and commune, all 69: its newest value on a day, and a year's target.
-- Without an indicator all are asked for.
create or replace macro commune_at(wanted_indicator, wanted_day, wanted_year) as table (
    select * exclude (day, year_asked)
    from standings
    where
        day = wanted_day
        and year_asked is not distinct from wanted_year
        and (wanted_indicator::varchar is null or indicator = wanted_indicator)
);
