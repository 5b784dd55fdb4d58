-- The formulas of the what-if (docs/method.md, 8): arithmetic on today's numbers, no forecast.

-- Whole people in so many weeks; rounded first, because 7/40 of 40/7 is not always 1.
create or replace macro people_in(people_per_week, weeks) as
    floor(round(people_per_week * weeks, 6))::bigint;

-- Where a commune stands at the deadline without extra people: one that falls, or whose pace is
-- not known, stays where it is.
create or replace macro people_expected(numerator, denominator, people_per_week, weeks_left) as
    least(
        denominator,
        numerator + if(people_per_week > 0, people_in(people_per_week, weeks_left), 0)
    )::bigint;

-- What is left for a commune once those before it in the order have had theirs.
create or replace macro people_given(available, given_before, shortage) as
    case
        when shortage >= 0 then greatest(0, least(shortage, available - given_before))
    end::bigint;
