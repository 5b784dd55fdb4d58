-- The formulas of when a measure of inequality is refused: the sentence that says why.

-- The rows of equity_of_groups in a table or step of that name, with what speaks against every
-- measure, against the sums over unordered groups, against comparing the two groups, and against
-- the ordered measures; each empty when nothing does.
create or replace macro equity_judged(equity_rows) as table (
    select
        *,
        case
            when measure <> 'coverage' then 'chỉ tính cho chỉ tiêu là tỷ lệ'
            when communes_unknown = communes_total
                then format('cả {} xã chưa rõ phân loại', communes_total)
            when group_count_with_value = 0 then 'chưa có số liệu'
            when worse_group is null then 'không có xã nào được biết là thuộc nhóm này'
            when better_group is null then 'mọi xã đều thuộc nhóm này'
            when group_count = 1 then 'chỉ có một nhóm'
            when group_count_with_value = 1 then 'chỉ có một nhóm có số liệu'
        end as refused,
        case
            when silent_percent > unreported_most_percent then replace(
                format(
                    'xã im lặng chiếm {:.1f} % số người lớn, quá {:.0f} %',
                    silent_percent,
                    unreported_most_percent
                ),
                '.', ','
            )
        end as refused_total,
        case
            when worse_percent is null or better_percent is null
                then 'một trong hai nhóm so sánh chưa có số liệu'
            else refused_total
        end as refused_pair,
        case
            when communes_unknown > 0 then format(
                '{} xã chưa rõ phân loại nên các nhóm không có thứ tự', communes_unknown
            )
            when not is_ordered then 'các nhóm không có thứ tự'
            when group_count_with_value < group_count then format(
                'cần số liệu của mọi nhóm, {} nhóm chưa có', group_count - group_count_with_value
            )
        end as refused_ordered
    from query_table(equity_rows)
);

-- What speaks against one measure, of those reasons.
create or replace macro equity_refusal(name, refused, pair, total, ordered, group_count) as
    case
        when refused is not null then refused
        when name in ('difference', 'ratio', 'par', 'paf') then pair
        when name not in ('aci', 'sii') then total
        when ordered is not null then ordered
        when name = 'sii' and group_count < 3 then 'cần ít nhất 3 nhóm có thứ tự'
    end;
