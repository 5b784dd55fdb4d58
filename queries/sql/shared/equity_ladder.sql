-- The formulas of where each group stands among the groups of its grouping (method.md, 4).

-- One row per row of equity_groups in a table or step of that name. p is the group's part of the
-- people, s its part of those confirmed, x its middle on the ladder of all people from the hardest
-- (-1/2) to the easiest conditions (1/2), whose mean is 0.
create or replace macro equity_ladder(group_rows) as table (
    with totals as (
        select
            one.*,
            sum(other.numerator) as done,
            sum(other.denominator) as people,
            coalesce(sum(other.denominator) filter (where other.place < one.place), 0) as harder
        from query_table(group_rows) as one
        inner join query_table(group_rows) as other using (indicator, as_of, grouping_name)
        group by all
    )

    select
        *,
        share_percent(done, people) as mean,
        denominator / people as p,
        numerator / nullif(done, 0) as s,
        log_sum / nullif(done, 0) as logs,
        (harder + denominator / 2) / people - 0.5 as x,
        coalesce(place, percent) as rung,
        {
            'rung': rung,
            'code': member,
            'percent': percent,
            'people': denominator,
            'communes': communes_total
        } as standing
    from totals
);
