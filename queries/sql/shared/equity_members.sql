-- One row per commune and grouping, made once when the database is loaded.
create or replace table equity_members as
unpivot (
    select
        commune_code,
        reference_adults,
        remote,
        border,
        mountainous,
        has_minority_village,
        minority_area,
        former_district,
        kind,
        peer_group(kind, remote, coastal) as peer_group,
        unreported_most_percent
    from communes
    cross join rules
)
on columns(* exclude (commune_code, reference_adults, unreported_most_percent))
into name grouping_name value member;
