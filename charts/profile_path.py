"""The path of one commune across the merger: itself, its old units, the province, the target."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from charts import figures, html, over_time, scales, theme, words
from charts.formats import NOTHING, amount, day, marked, target
from charts.lines import line, points, steps
from charts.pace import EACH
from charts.profile import Profile
from charts.rows import Row, is_missing
from charts.table import PlainTable

MERGER = "Sáp nhập"
PROVINCE = "Hà Tĩnh"
HELD = ((0.0, "chưa"), (1.0, "có"))  # a yes or no of one commune


def picture(shown: Profile) -> str:
    """How the commune moved, with each old unit as a thin line until the merger, as HTML."""
    if not shown.province:
        return html.note("Chưa có báo cáo nào.")
    measure = shown.indicator["measure"]
    ends = (shown.province[0]["as_of"], shown.province[-1]["as_of"])
    named = heights(shown)
    whole = named[-1][0]

    def moves(rows: Sequence[Row]) -> str:
        return line(points(rows, "value", whole, ends))

    own, newest = ours(shown), shown.province[-1]
    # A sum over the province is no measure for one commune.
    beside = [] if _is_sum(shown) else shown.province
    goals = steps(points(shown.province, "target", whole, ends))
    lines = [
        over_time.Line("dotted", shown.name, _newest(own, measure), moves(own)),
        over_time.Line("solid", PROVINCE, _told(newest, measure), moves(beside)),
        over_time.Line("thin", "đơn vị cũ", "", "".join(map(moves, by_old_unit(shown)))),
        over_time.Line("target", "mục tiêu", target(newest["target"], measure, None), goals),
    ]
    merged = over_time.Event(shown.merger, MERGER)
    return over_time.figure(
        lines,
        ends,
        named,
        alt(shown),
        event=merged if ends[0] <= merged.on <= ends[1] else None,
        is_sample=shown.is_sample,
    )


def by_day(shown: Profile) -> PlainTable:
    """The numbers of the picture, the newest day first; ≈ where a number is an estimate."""
    measure = shown.indicator["measure"]
    own = {row["as_of"]: row for row in ours(shown)}
    return PlainTable.of(
        {"Ngày": day(there["as_of"]), shown.name: _told(own.get(there["as_of"]), measure)}
        | ({} if _is_sum(shown) else {PROVINCE: _told(there, measure)})
        | {"Mục tiêu": target(there["target"], measure, None)}
        for there in reversed(shown.province)
    )


def _told(row: Row | None, measure: str) -> str:
    if row is None:
        return NOTHING
    return marked(amount(row["value"], measure, None), is_estimated=row["is_estimated"])


def _newest(rows: Sequence[Row], measure: str) -> str:
    known = [row for row in rows if not is_missing(row["value"])]
    return _told(known[-1] if known else None, measure)


def heights(shown: Profile) -> Sequence[tuple[float, str]]:
    """What the scale names, up to its top: the highest of what is drawn, or the target."""
    measure = shown.indicator["measure"]
    if measure == "yes_no":
        return HELD
    beside = (
        [{**row, "value": None} for row in shown.province] if _is_sum(shown) else shown.province
    )
    return scales.heights(scales.whole([*beside, *shown.history]), measure)


def _is_sum(shown: Profile) -> bool:
    return shown.indicator["measure"] in EACH


def path(shown: Profile) -> figures.Parts:
    """How the commune moved, with each old unit as a thin line until the merger."""
    figure = figures.commune_path(
        [{**row, "place": shown.name} for row in ours(shown)],
        shown.province,
        unit=shown.indicator["unit"],
        is_sample=shown.is_sample,
    )
    data, layout = figure["data"], figure["layout"]
    data += [_old_unit(rows) for rows in by_old_unit(shown)]
    # The first card names the unit; here it would stand in the way of the numbers.
    layout["yaxis"] = {key: one for key, one in layout["yaxis"].items() if key != "title"}
    layout["xaxis"] |= {"nticks": 6, "tickangle": 0}
    if shown.province and shown.province[-1]["as_of"] >= shown.merger:
        layout["shapes"] = [_line(shown.merger)]
        # The name of the target line keeps clear of the merger's line, and at 100 % of the legend.
        side = "top" if shown.province[0]["target"] == 100 else "bottom"
        aside = {"x": shown.merger.isoformat(), "xshift": 4, "yanchor": side}
        for one in layout["annotations"]:
            one |= aside if one["text"] == "Mục tiêu" else {}
        layout["annotations"].append(_label(shown.merger))
    return figure


def alt(shown: Profile) -> str:
    """What the path shows, for those who do not see it."""
    named = [{**row, "place": shown.name} for row in ours(shown)]
    return words.path_alt(named, shown.indicator["unit"])


def ours(shown: Profile) -> list[Row]:
    """The commune of today, its old units added up until the merger, date by date."""
    return [row for row in shown.history if not row["is_old_unit"]]


def by_old_unit(shown: Profile) -> list[list[Row]]:
    """What each old unit reported, date by date."""
    units = dict.fromkeys(row["unit_code"] for row in shown.history if row["is_old_unit"])
    return [
        [row for row in shown.history if row["is_old_unit"] and row["unit_code"] == code]
        for code in units
    ]


def _old_unit(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [f"{row['as_of']:%Y-%m-%d}" for row in rows],
        "y": [None if is_missing(row["value"]) else round(float(row["value"]), 2) for row in rows],
        "mode": "lines+markers",
        "name": f"{rows[0]['unit']} cũ",
        "showlegend": False,
        "line": {"color": theme.RULE, "width": 1},
        "marker": {"size": 4},
        "hovertemplate": "%{y:,.1f} (%{x|%d/%m/%Y})",
    }


def _line(merger: date) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": merger.isoformat(),
        "x1": merger.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.INK, "width": 1.5, "dash": "dot"},
    }


def _label(merger: date) -> dict[str, Any]:
    return {
        "text": MERGER,
        "x": merger.isoformat(),
        "yref": "paper",
        "y": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
    }
