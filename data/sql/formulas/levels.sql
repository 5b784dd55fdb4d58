-- The formulas of level and gap, each in one place (method.md, 1).

create or replace macro share_percent(numerator, denominator) as
    100 * numerator / nullif(denominator, 0);

-- Not with greatest(), which would take what is not known for none missing.
create or replace macro people_missing(numerator, denominator, target) as
    case
        when numerator >= ceil(target * denominator / 100) then 0
        else ceil(target * denominator / 100) - numerator
    end::bigint;

-- Of one commune or of a sum, in the indicator's own unit.
create or replace macro value_of(measure, numerator, denominator) as
    case measure
        when 'coverage' then share_percent(numerator, denominator)
        when 'ratio' then numerator / nullif(denominator, 0)
        else numerator
    end;

-- Shares, points and people belong to coverage alone; of other measures they stay empty.
create or replace macro if_share(measure, amount) as
    case when measure = 'coverage' then amount end;

-- A count or a yes or no is aimed at by each commune for itself: a sum of them has no level.
create or replace macro if_together(measure, word) as
    if(measure in ('count', 'yes_no'), null, word);

-- No report, or none within the set number of days.
create or replace macro is_silent(reported_on, day, silent_after_days) as
    reported_on is null or date_diff('day', reported_on, day) > silent_after_days;

-- met, near (less than near_points below), behind; no_target; not_applicable (total 0); no_data.
create or replace macro level_of(measure, numerator, value, target, near_points) as
    case
        when numerator is null then 'no_data'
        when value is null then 'not_applicable'
        when target is null then 'no_target'
        when value >= target then 'met'
        when measure = 'coverage' and target - value < near_points then 'near'
        else 'behind'
    end;
