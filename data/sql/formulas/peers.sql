-- The formulas of who is compared with whom.

-- Who is compared with whom, from the hardest conditions to the easiest (method.md, 3).
create or replace macro peer_group(kind, remote, coastal) as
    case
        when remote = 'yes' then 'remote'
        when kind = 'phường' then 'urban'
        when coastal = 'yes' then 'coastal'
        else 'midland'
    end;

-- A commune is set beside its peer group, a place beside places of its own kind.
create or replace macro peers_of(district_part, group_part, peer_group, is_commune) as
    case
        when is_commune then peer_group
        when group_part is null then if(district_part is null, 'province', 'district')
        else concat_ws(
            ' ', if(district_part is null, null, 'district'), split_part(group_part, ' ', 1)
        )
    end;

-- The groups that a commune belongs to: the grouping, and which part of it.
create or replace macro groups_of(
    border, mountainous, remote, has_minority_village, minority_area, kind, coastal
) as [
    'remote ' || remote, 'border ' || border, 'mountainous ' || mountainous,
    'has_minority_village ' || has_minority_village, 'minority_area ' || minority_area,
    'kind ' || kind, 'peer_group ' || peer_group(kind, remote, coastal)
];

-- Bands of five places, counted from 1: a difference within one means nothing (method.md, 3).
create or replace macro band_of(amount, place) as if(amount is null, null, (place - 1) // 5 + 1);
