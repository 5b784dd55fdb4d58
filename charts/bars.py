"""Who lacks how many, as bars to the target line: real text, to print, scale and read aloud."""

from collections.abc import Mapping, Sequence
from html import escape

from charts import theme
from charts.formats import amount, number, target
from charts.html import note
from charts.rows import Row, Table, is_minority, is_missing, records

SHORT = 30.0  # percent of the room: a bar too short for the value inside it


def gap_bars(
    rows: Table,
    *,
    title: str,
    alt: str,
    unit: str | None,
    targets: Mapping[int, float],
    is_sample: bool,
) -> str:
    """A bar per commune to the target lines, the people missing at its end.

    `rows` as of `queries.gaps`, drawn in their order from top to bottom; `targets` by year.
    Without rows, `alt` is all there is to say.
    """
    communes = records(rows)
    if not communes:
        return note(alt)
    measure = communes[0]["measure"]
    whole = 100.0 if measure == "coverage" else _longest(communes, targets)
    goals = {} if measure == "yes_no" else targets
    lines = _target_lines(goals, whole)
    labels = "".join(_target_label(*one, measure, unit, whole) for one in _distinct(goals))
    goal, missing = ("", "") if measure == "yes_no" else ("Mục tiêu", "Còn thiếu")
    body = "".join(_row(row, unit, whole, lines) for row in communes)
    mark = f'<span class="sample">{theme.SAMPLE_MARK}</span>' if is_sample else ""
    return (
        f'<figure class="bars" aria-label="{escape(alt)}"><figcaption>{escape(title)}{mark}'
        "</figcaption><table><thead><tr>"
        f'<th scope="col"><span class="unseen">Xã;</span> {goal}</th>'
        f'<th scope="col"><div class="track">{labels}</div></th>'
        f'<th scope="col" class="r">{missing}</th>'
        f"</tr></thead><tbody>{body}</tbody></table>"
        "</figure>"
    )


def marked_name(row: Row) -> str:
    """A commune's name with the marks of remote, minority and silent communes behind it.

    Who never reported is not silent since: there is no value that could be old.
    """
    marks = "".join(
        mark
        for mark, holds in (
            (theme.REMOTE_MARK, row["remote"] == "yes"),
            (theme.MINORITY_MARK, is_minority(row)),
            (theme.SILENT_MARK, row["is_silent"] and not is_missing(row["value"])),
        )
        if holds
    )
    return f"{row['commune']} {marks}".strip()


def _row(row: Row, unit: str | None, whole: float, lines: str) -> str:
    level = row["level"]
    return (
        f'<tr title="{theme.LEVEL_NAMES[level]}"><th scope="row">{escape(marked_name(row))}</th>'
        f'<td><div class="track">{_bar(row, whole)}{lines}</div></td>'
        f'<td class="r">{_missing(row)}</td></tr>'
    )


def _missing(row: Row) -> str:
    """People; or units of a count or a ratio; a yes or no has nothing to count."""
    if row["measure"] == "coverage":
        return number(row["people_missing"])
    if row["measure"] == "yes_no":
        return ""
    return number(row["target"] - row["value"], 1 if row["measure"] == "ratio" else 0)


def _bar(row: Row, whole: float) -> str:
    """A bar with its value in it, or behind it where it is short; no bar without a value."""
    if row["level"] in theme.LEVEL_MARKS:
        return f"<b>{theme.LEVEL_NAMES[row['level']]}</b>"
    value, colour = float(row["value"]), theme.LEVEL_COLOURS[row["level"]]
    width = max(0.0, min(100.0, 100 * value / whole))
    estimate = " (ước tính)" if row["is_estimated"] else ""
    place = f"left:{width:.1f}%" if width < SHORT else f"color:{theme.ink_on(colour)}"
    return (
        f'<i style="width:{width:.1f}%;background:{colour}"></i>'
        f'<b style="{place}">{amount(value, row["measure"], None)}{estimate}</b>'
    )


def _longest(communes: Sequence[Row], targets: Mapping[int, float]) -> float:
    values = [float(row["value"]) for row in communes if not is_missing(row["value"])]
    return 1.1 * max([*values, *targets.values(), 1.0])


def _distinct(targets: Mapping[int, float]) -> list[tuple[float, int, bool]]:
    """Each target once, the lowest first, with its newest year and whether it is the highest."""
    by_value = {value: year for year, value in sorted(targets.items())}
    highest = max(by_value, default=0.0)
    return [(value, year, value == highest) for value, year in sorted(by_value.items())]


def _target_lines(targets: Mapping[int, float], whole: float) -> str:
    return "".join(
        f'<u class="{"goal" if is_last else "step"}" style="left:{100 * value / whole:.1f}%"></u>'
        for value, _, is_last in _distinct(targets)
    )


def _target_label(
    value: float, year: int, is_last: bool, measure: str, unit: str | None, whole: float
) -> str:
    """Labels lean away from each other: the highest to the right, the others to the left."""
    at = 100 * value / whole
    side = f"left:{at:.1f}%" if is_last and at < 90 else f"right:{100 - at:.1f}%"
    goal = target(value, measure, None if measure == "ratio" else unit)
    return f'<span style="{side}" title="Mục tiêu năm {year}">{escape(goal)}</span>'
