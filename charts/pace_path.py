"""How places moved towards the targets: a picture, and the same day by day in numbers."""

from collections.abc import Mapping, Sequence
from datetime import date

from charts import html, over_time, scales, words
from charts.formats import NOTHING, day, percent, target
from charts.lines import Ends, band, line, points, steps
from charts.over_time import Line
from charts.pace import EACH
from charts.rows import Row, is_missing
from charts.scales import Path, told
from charts.table import PlainTable

BAND = ("highest_percent", "lowest_percent")
PLAN, GOAL, OPEN = "đường kế hoạch", "mục tiêu năm", "xã im lặng để ngỏ"


def picture(
    places: Mapping[str, Path],
    plan: Sequence[tuple[date, float]],
    targets: Path,
    here: Row,
    *,
    is_sample: bool,
) -> str:
    """How the province, its groups and some communes moved, beside targets and plan, as HTML.

    Arguments as of `charts.paths.paths`, and `here`, the first place on the day shown, of
    `queries.pace_by_place`: it may be silent since its last report. The legend gives the newest
    value of each place, ≈ where it is an estimate; the grey band is what silent communes could
    change.
    """
    everything = [row for rows in places.values() for row in rows]
    if not everything:
        return html.note("Chưa có báo cáo nào.")
    measure = everything[0]["measure"]
    days = [*(row["as_of"] for row in everything), *(on for on, _ in plan)]
    ends = (min(days), max(days))
    whole = scales.whole(everything)
    first = next(iter(places.values()))
    goals = [] if measure in EACH else targets
    way = [{"as_of": on, "value": share} for on, share in plan]
    lines = [
        *(
            Line(look, name, _newest(rows), line(points(rows, "value", whole, ends)))
            for look, (name, rows) in zip(over_time.PLACES, places.items(), strict=False)
        ),
        Line("target", GOAL, _goal(goals), steps(points(goals, "target", whole, ends))),
        Line("plan", PLAN, "", line(points(way, "value", whole, ends))),
        Line("band", OPEN, *_open(first, here, whole, ends)),
    ]
    heights = scales.heights(whole, measure)
    return over_time.figure(lines, ends, heights, alt(places), is_tall=True, is_sample=is_sample)


def alt(places: Mapping[str, Path]) -> str:
    """What the picture shows, for those who do not see it."""
    return " ".join(words.moved(name, _known(rows), told) for name, rows in places.items())


def by_day(places: Mapping[str, Path], targets: Path) -> PlainTable:
    """The numbers of the picture, the newest day first; ≈ where a number is an estimate."""
    said = {name: {row["as_of"]: row for row in rows} for name, rows in places.items()}
    goals = {row["as_of"]: row for row in targets if row["measure"] not in EACH}
    days = sorted({on for rows in said.values() for on in rows}, reverse=True)
    return PlainTable.of(
        {"Ngày": day(on)}
        | {name: told(rows[on]) if on in rows else NOTHING for name, rows in said.items()}
        | ({"Mục tiêu năm": _goal([goals[on]] if on in goals else [])} if goals else {})
        for on in days
    )


def _open(rows: Path, here: Row, whole: float, ends: Ends) -> tuple[str, str]:
    """The range that silent communes leave now, and all of it; nothing where all report."""
    known = [row for row in rows if not is_missing(row["lowest_percent"])]
    if not known or all(percent(row[BAND[0]]) == percent(row[BAND[1]]) for row in [*known, here]):
        return "", ""
    highest, lowest = (percent(here[one]) for one in BAND)
    upper, lower = (points(known, one, whole, ends) for one in BAND)
    return f"{lowest} – {highest}", band(upper, lower)


def _newest(rows: Path) -> str:
    known = _known(rows)
    return told(known[-1]) if known else NOTHING


def _known(rows: Path) -> list[Row]:
    return [row for row in rows if not is_missing(row["value"])]


def _goal(rows: Path) -> str:
    return target(rows[-1]["target"], rows[-1]["measure"], None) if rows else NOTHING
