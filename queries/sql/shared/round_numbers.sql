-- One row per round, commune and indicator asked of it: the day its number came, if it came.
-- A number counts from the first file that said it as it stands on the day asked about: sent
-- again unchanged it keeps its day, sent again with another value it came with the later file.
create or replace macro round_numbers(today) as table (
    with known as (
        select
            unit_code,
            indicator,
            observations.as_of,
            numerator,
            denominator,
            received_at::date as received_on,
            first_value(struct_pack(numerator, denominator)) over (
                partition by unit_code, indicator, observations.as_of
                order by report_number desc
            ) as newest
        from observations
        inner join reports using (report_number)
        where
            received_at::date <= today
            and exists (
                select 1
                from rounds
                where observations.as_of between rounds.data_from and rounds.data_to
            )
    ),

    standing as (
        select
            unit_code as commune_code,
            indicator,
            as_of,
            min(received_on) as received_on
        from known
        where struct_pack(numerator, denominator) is not distinct from newest
        group by unit_code, indicator, as_of
    )

    select
        rounds.round,
        rounds.name,
        rounds.deadline,
        round_communes.commune_code,
        round_indicators.indicator,
        min(standing.received_on) as received_on
    from rounds
    inner join round_communes using (round)
    inner join round_indicators using (round)
    left join standing
        on
            round_communes.commune_code = standing.commune_code
            and round_indicators.indicator = standing.indicator
            and standing.as_of between rounds.data_from and rounds.data_to
    group by all
);
