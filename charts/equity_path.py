"""How the two groups of one grouping moved: a picture, and the same day by day in numbers."""

from collections.abc import Sequence
from functools import partial

from charts import over_time, scales, words
from charts.equity_names import line_names
from charts.formats import day, number, percent, target
from charts.lines import Ends, line, points, steps
from charts.rows import Row, is_missing
from charts.table import PlainTable

# The lines in the order of the legend, and how each is drawn.
LINES = {"worse": "dotted", "better": "solid", "mean": "thin", "target": "target"}
WHOLE = 100  # percent


def path(rows: Sequence[Row], groups: Row, *, is_sample: bool) -> str:
    """The two groups and the mean beside the stepped target, date by date, as HTML.

    `rows` as of `queries.equity_over_time`, of one grouping; `groups` its row of
    `charts.equity.compared`, for the names. The legend gives the last value of each line.
    """
    ends = (rows[0]["as_of"], rows[-1]["as_of"])
    names = line_names(groups)
    lines = [
        over_time.Line(look, names[which], _told(rows[-1], which), _moves(rows, which, ends))
        for which, look in LINES.items()
    ]
    heights = scales.heights(WHOLE, "coverage")
    return over_time.figure(lines, ends, heights, alt(rows, groups), is_sample=is_sample)


def alt(rows: Sequence[Row], groups: Row) -> str:
    """What the picture shows, for those who do not see it: the two groups."""
    return " ".join(
        words.moved(
            _begun(line_names(groups)[which]),
            [row for row in rows if not is_missing(row[f"{which}_percent"])],
            partial(_told, which=which),
        )
        for which in ("worse", "better")
    )


def by_day(rows: Sequence[Row], groups: Row) -> PlainTable:
    """The numbers of the picture, the newest day first."""
    names = line_names(groups)
    return PlainTable.of(
        {
            "Ngày": day(row["as_of"]),
            _begun(names["worse"]): percent(row["worse_percent"]),
            _begun(names["better"]): percent(row["better_percent"]),
            "Bình quân": percent(row["mean_percent"]),
            "Mục tiêu": _told(row, "target"),
            "Chênh lệch (điểm)": number(row["difference_points"], 1),
        }
        for row in reversed(rows)
    )


def _told(row: Row, which: str) -> str:
    """A share, or a target, which is a round number."""
    share = row[f"{which}_percent"]
    return target(share, "coverage", None) if which == "target" else percent(share)


def _moves(rows: Sequence[Row], which: str, ends: Ends) -> str:
    placed = points(rows, f"{which}_percent", WHOLE, ends)
    return steps(placed) if which == "target" else line(placed)


def _begun(name: str) -> str:
    """With a capital to begin with; those of proper names stay."""
    return name[0].upper() + name[1:]
