"""Where the communes are that come to the target in time, and where those that do not."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pydeck as pdk

from charts import hover, html, labels, maps, theme
from charts.geometry import Geometry
from charts.pace import label
from charts.rows import Row

# What has no colour has a sign: unknown is never a grey (method.md, 8).
SIGNS = {
    "Chưa có số liệu": theme.LEVEL_MARKS["no_data"],
    "Chưa có số liệu tốc độ": "…",
    "Không có đối tượng": theme.LEVEL_MARKS["not_applicable"],
}


def pace_map(
    communes: Sequence[Row],
    geometry: Geometry,
    *,
    unit: str | None,
    is_close: bool,
    size: tuple[int, int],
) -> pdk.Deck:
    """Every commune in the colour of its label of pace: rows of `queries.pace_by_commune`.

    A yes or no has no pace: its map shows who said which.
    """
    look = maps.COVERAGE if _is_yes_no(communes) else LOOK
    return maps.coverage_map(communes, geometry, unit=unit, is_close=is_close, size=size, look=look)


def of_districts(communes: Sequence[Row], districts: Sequence[Row]) -> list[Row]:
    """A row per commune that says what its former district says, to paint 12 of them.

    `districts` as of `queries.pace_by_place` by district.
    """
    by_name = {row["district"]: row for row in districts}
    return [
        {
            **one,
            **by_name[one["former_district"]],
            "commune": one["former_district"],
            "kind": "",
            "is_silent": False,
        }
        for one in communes
    ]


def legend(communes: Sequence[Row], labels: Mapping[str, int], noun: str) -> str:
    """Each label with its colour and how many have it: `labels` as of `league.label_counts`."""
    if _is_yes_no(communes):
        return html.class_strip(communes, noun)
    return html.keys(
        [
            (theme.PACE_COLOURS.get(one, theme.PAPER), SIGNS.get(one, ""), f"{one}: {count} {noun}")
            for one, count in labels.items()
        ]
    )


def alt(communes: Sequence[Row], labels: Mapping[str, int], noun: str) -> str:
    """What the map shows, for those who do not see it: as the legend."""
    if _is_yes_no(communes):
        names = theme.level_names("yes_no")
        labels = Counter(names[row["level"]] for row in communes)
    told = ", ".join(f"{one} {count}" for one, count in labels.items())
    return f"Bản đồ tiến độ, số {noun} theo nhãn: {told}."


def _paint(row: Row) -> str | None:
    return theme.PACE_COLOURS.get(label(row))


def _card(row: Row, unit: str | None) -> Sequence[str]:
    return hover.numbers(row, unit, label(row))


def _sign(row: Row) -> str:
    found = labels.sign(row)
    return found if found in theme.LEVEL_MARKS.values() else found + SIGNS.get(label(row), "")


def _is_yes_no(communes: Sequence[Row]) -> bool:
    return any(row["measure"] == "yes_no" for row in communes)


LOOK = maps.Look(_paint, _card, _sign)
