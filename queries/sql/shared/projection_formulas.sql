-- The formulas of when a target would be reached (method.md, 2).

-- Whether a date can be said, and if not, why.
create or replace macro projection_of(
    level, measure, is_cumulative, is_old, reports, least_reports, people_per_week, days, most_years
) as
    case
        when level = 'met' then 'met'
        when level not in ('near', 'behind') then 'none'
        when measure <> 'coverage' or not is_cumulative then 'not_cumulative'
        when reports > 0 and is_old then 'silent'
        when reports is null or reports < least_reports then 'few_reports'
        when people_per_week <= 0 then 'not_rising'
        when days > 365.25 * most_years then 'far'
        else 'projected'
    end;

-- At most a million: further away than any date that is shown.
create or replace macro days_needed(people_missing, people_per_week) as
    case
        when people_per_week > 0
            then least(ceil(round(7 * people_missing / people_per_week, 6)), 1e6)::integer
    end;

create or replace macro if_projected(projection, days) as if(projection = 'projected', days, null);
