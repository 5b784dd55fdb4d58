"""The two groups of every grouping on one scale, and how many points they are apart."""

from collections.abc import Sequence
from functools import partial

from charts import equity, equity_basis
from charts.drawing import Drawing, NothingToDrawError
from charts.drawn import equity_pairs, said
from charts.drawn.equity_pairs import draw, sides
from charts.equity_names import GROUPINGS, group_name
from charts.formats import NOTHING, kept, number, percent, points
from charts.rows import Row, is_missing
from charts.scope import Scope
from charts.table import PlainTable

NAME = equity_pairs.NAME
NOT_A_SHARE = "Chỉ so sánh được các nhóm theo chỉ tiêu tính bằng tỷ lệ (%); hãy chọn chỉ tiêu khác."


def drawing(scope: Scope) -> Drawing:
    """Two points per grouping with the mean and the targets; refused comparisons say why.

    Raises NothingToDrawError for what is no share, and where every comparison is refused.
    """
    if scope.indicator["measure"] != "coverage":
        raise NothingToDrawError(NOT_A_SHARE)
    rows = equity.compared(scope.ask("equity"))
    told = [row for row in rows if is_missing(row["refused_because"])]
    if not told:
        why = rows[0]["refused_because"] if rows else "không có xã nào"
        raise NothingToDrawError(f"{said.where(scope)}: không so sánh được – {why}.")
    material = float(scope.facts["material_points"])
    return Drawing(
        name="equity",
        title=_title(scope, told, material),
        subtitle=_subtitle(scope),
        note=kept(
            equity_basis.basis(
                told[0],
                rows,
                unit=scope.indicator["unit"],
                is_filtered=scope.group is not None,
                what="Hình",
            )
        ),
        alt=_alt(rows),
        rows=PlainTable.of([_line(row) for row in rows]),
        draw=partial(draw, rows, scope.targets, material),
    )


def _subtitle(scope: Scope) -> str:
    """Groups of all communes are compared, whatever group is asked for."""
    measured, where = said.measured(scope.indicator), said.where(scope)
    return kept(f"{measured}; {where}, {scope.as_of:%d/%m/%Y}")


def _title(scope: Scope, told: Sequence[Row], material: float) -> str:
    """The first grouping with a gap to speak of, remote communes before all others."""
    wide = [row for row in told if not equity.is_immaterial(row["value"], material)]
    if not wide:
        most = max(abs(float(row["value"])) for row in told)
        return said.titled(scope, f"các nhóm chênh nhau nhiều nhất {points(most)}")
    gap = float(wide[0]["value"])
    lower = f"{'thấp' if gap > 0 else 'cao'} hơn {points(abs(gap))}"
    return said.titled(scope, f"{group_name(wide[0], 'worse')} {lower}")


def _alt(rows: Sequence[Row]) -> str:
    told = [f"{GROUPINGS[row['grouping']]}: {row['refused_because'] or sides(row)}" for row in rows]
    return kept(f"Hai nhóm của mỗi cách chia: {'; '.join(told)}.")


def _line(row: Row) -> dict[str, str]:
    is_told = is_missing(row["refused_because"])
    return {
        "Cách chia": GROUPINGS[row["grouping"]],
        "Nhóm khó khăn hơn": group_name(row, "worse") if is_told else NOTHING,
        "Tỷ lệ nhóm khó khăn hơn": percent(row["worse_percent"]) if is_told else NOTHING,
        "Nhóm thuận lợi hơn": group_name(row, "better") if is_told else NOTHING,
        "Tỷ lệ nhóm thuận lợi hơn": percent(row["better_percent"]) if is_told else NOTHING,
        "Chênh lệch (điểm)": number(row["value"], 1) if is_told else NOTHING,
        "Bình quân": percent(row["mean_percent"]),
        "Ghi chú": "" if is_told else f"chưa so sánh: {row['refused_because']}",
    }
