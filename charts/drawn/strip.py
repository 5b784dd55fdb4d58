"""The legend of a map: classes or levels in words, a tick and a count of communes for each."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from charts import theme
from charts.drawn import keys as legends
from charts.drawn.canvas import LINE, Canvas
from charts.drawn.keys import Key
from charts.rows import Row, is_missing

TICK, BOX = 0.9, 1.0  # of the least type: heights


def fill_of(row: Row | None) -> str | None:
    """The class of a share, or whether another measure met its target; none without a value."""
    if row is None or level_of(row) in theme.LEVEL_MARKS:
        return None
    if row["measure"] == "coverage":
        return theme.CLASS_COLOURS[theme.class_of(row["value"])]
    return theme.LEVEL_COLOURS[row["level"]]


def level_of(row: Row) -> str:
    """The level of a row; without a value no other than one of those that have none."""
    is_told: bool = not is_missing(row["value"]) or row["level"] in theme.LEVEL_MARKS
    return str(row["level"]) if is_told else "no_data"


def name_of(row: Row) -> str:
    """The level of a row in words; of a yes or no, the answer."""
    return theme.level_names(row["measure"])[level_of(row)]


def is_hatched(row: Row) -> bool:
    """Whether a value is missing; where there is nobody to count nothing is missing."""
    return fill_of(row) is None and level_of(row) != "not_applicable"


def height(canvas: Canvas, rows: Sequence[Row], keys: Sequence[Key]) -> float:
    """What the legend takes of the height: the strip of a share, and the lines of its keys."""
    strip = (TICK + BOX + 2 * LINE) * canvas.look.text if _is_share(rows) else 0.0
    return strip + legends.height(canvas, [*_levels(rows), *keys])


def draw(canvas: Canvas, rows: Sequence[Row], keys: Sequence[Key]) -> None:
    """Draw the legend at the foot: the strip of a share, the levels, what else `keys` explain."""
    below = [*_levels(rows), *keys]
    legends.draw(canvas, below)
    if _is_share(rows):
        _strip(canvas, rows, legends.height(canvas, below))


def level_keys(rows: Sequence[Row]) -> list[Key]:
    """What the colours of bars mean: the levels that the rows have."""
    found = {level_of(row) for row in rows}
    return [
        Key(name, theme.LEVEL_COLOURS[level])
        for level, name in theme.LEVEL_NAMES.items()
        if level in found and level not in theme.LEVEL_MARKS
    ]


def _is_share(rows: Sequence[Row]) -> bool:
    return {row["measure"] for row in rows} == {"coverage"}


def _strip(canvas: Canvas, rows: Sequence[Row], foot: float) -> None:
    """Five boxes of one width: name and count below each, a tick per commune above."""
    size, wide = canvas.look.text, canvas.width / len(theme.CLASS_NAMES)
    shares = [float(row["value"]) for row in rows if fill_of(row)]
    counts = Counter(theme.class_of(share) for share in shares)
    top = foot + 2 * LINE * size
    for index, name in enumerate(theme.CLASS_NAMES):
        left = index * wide
        canvas.box((left, top), wide, BOX * size, theme.CLASS_COLOURS[index])
        canvas.text((left, top - 1.05 * size), name)
        canvas.text((left, top - (1.05 + LINE) * size), f"{counts[index]} xã", bold=True)
    line = top + BOX * size
    ticks = wide * np.interp(shares, (0.0, *theme.CLASS_BOUNDS, 100.0), range(6))
    canvas.lines(
        [((float(x), line), (float(x), line + TICK * size)) for x in ticks],
        canvas.look.ink,
        canvas.look.rule,
    )


def _levels(rows: Sequence[Row]) -> list[Key]:
    """The levels of a measure that is no share, and what has no value, each with its count."""
    first = {level_of(row): row for row in reversed(rows)}
    found = Counter(map(level_of, rows))
    return [
        Key(
            f"{name_of(first[level])}: {found[level]} xã",
            fill_of(first[level]),
            is_hatched(first[level]),
        )
        for level in theme.LEVEL_NAMES
        for one in [first.get(level)]
        if one is not None and (level in theme.LEVEL_MARKS or not _is_share(rows))
    ]
