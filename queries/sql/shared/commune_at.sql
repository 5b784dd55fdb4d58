-- One row per commune, all 69: its newest value of one indicator on a day, and a year's target.
create or replace macro commune_at(wanted_indicator, wanted_day, wanted_year) as table (
    select * exclude (day, year_asked)
    from standings
    where
        day = wanted_day
        and year_asked is not distinct from wanted_year
        and indicator = wanted_indicator
);
