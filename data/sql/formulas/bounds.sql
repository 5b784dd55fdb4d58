-- The formulas of what silent communes could change in a sum (method.md, 5).
-- `everybody` are the adults of a commune by its last report, or its reference adults.

-- A sum that is not known as soon as one part is not.
create or replace macro whole_sum(amount) as if(count(*) = count(amount), sum(amount), null);

-- A silent commune at its last count, 0 if it never reported.
create or replace macro lowest_percent(numerator, everybody) as
    share_percent(sum(coalesce(numerator, 0)), whole_sum(everybody));

-- A silent commune counted full.
create or replace macro highest_percent(numerator, everybody, is_silent) as
    share_percent(sum(if(is_silent, everybody, numerator)), whole_sum(everybody));

-- A silent commune counted 0.
create or replace macro zero_percent(numerator, everybody, is_silent) as
    share_percent(sum(if(is_silent, 0, numerator)), whole_sum(everybody));

-- Of a place whose communes are known by the day of their report and what they leave open.
create or replace macro reported_of(members, day, silent_after_days) as
    len(list_filter(members, lambda one: not is_silent(one.reported_on, day, silent_after_days)));

create or replace macro highest_of(lowest_percent, members, everybody, day, silent_after_days) as
    lowest_percent + share_percent(
        coalesce(list_sum(list_transform(
            list_filter(members, lambda one: is_silent(one.reported_on, day, silent_after_days)),
            lambda one: one.left_open
        )), 0),
        everybody
    );
