"""The plan's indicators against both target years: value, target, and a word with a shape."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from charts import plan, words
from charts.drawing import Drawing, NothingToDrawError
from charts.drawn import said, scorecard_table
from charts.drawn.scorecard_table import Entry, draw
from charts.formats import kept
from charts.pace import label
from charts.rows import Row
from charts.scope import Scope

NAME = scorecard_table.NAME
PARTS = ("chi_tieu",)  # part III of the plan; `plan.PARTS` names all of them


def drawing(scope: Scope, parts: Sequence[str] = PARTS) -> Drawing:
    """A row per indicator of these parts of the plan; a year without a target says so.

    Raises NothingToDrawError where no commune is asked for.
    """
    rows = plan.judged(scope.ask("plan_scorecard"))
    rows = [row for row in rows if row["indicator_group"] in parts]
    if not rows:
        raise NothingToDrawError(f"{scope.where}: {words.NO_COMMUNE}.")
    year = scope.target_year or scope.as_of.year
    tables = [plan.scorecard(rows, part) for part in parts]
    table = pd.concat([one for one in tables if len(one)], ignore_index=True)
    return Drawing(
        name="scorecard",
        title=_title(scope, rows, year),
        subtitle=kept(f"{_parts(parts)}; {scope.where}, {scope.as_of:%d/%m/%Y}"),
        note=said.joined(_note(rows)),
        alt=kept(f"{plan.message(rows, where=scope.where, year=year)}. {_alt(table, year)}"),
        rows=table,
        draw=partial(draw, _entries(table, rows)),
    )


def _parts(parts: Sequence[str]) -> str:
    return "; ".join(plan.PARTS[part] for part in parts)


def _title(scope: Scope, rows: Sequence[Row], year: int) -> str:
    aimed = [row for row in rows if row["target_year"] == year]
    met = sum(label(row) == "Đạt" for row in aimed)
    if not aimed:
        return said.titled(scope, f"không có chỉ tiêu năm {year}")
    late = sum(map(plan.is_late, aimed))
    told = f"{year} đã đạt, {late} muộn" if late else f"năm {year} đã đạt"
    return said.titled(scope, f"{met}/{len(aimed)} chỉ tiêu {told}")


def _alt(table: pd.DataFrame, year: int) -> str:
    aimed = table[table["Năm"] == str(year)]
    told = [
        f"{name} {value}: {_word(pace).lower()}"
        for name, value, pace in zip(
            aimed["Chỉ tiêu"], aimed["Kết quả"], aimed["Tiến độ"], strict=True
        )
    ]
    return f"{'; '.join(told)}." if told else ""


def _word(told: str) -> str:
    """The word of a pace without the number behind it."""
    return told.split(" (")[0]


def _entries(table: pd.DataFrame, rows: Sequence[Row]) -> list[Entry]:
    """The rows of the table by indicator; a value of another year stands with its goal."""
    shares = {
        row["short_name"]: float(row["value"])
        for row in rows
        if row["measure"] == "coverage" and pd.notna(row["value"])
    }
    entries = []
    for name, lines in table.groupby("Chỉ tiêu", sort=False):
        told = lines.to_dict("records")
        value = str(told[-1]["Kết quả"])
        years = {}
        for line in told:
            goal = str(line["Mục tiêu"])
            if line["Kết quả"] != value:
                goal = f"{line['Kết quả']}; {goal}"
            years[str(line["Năm"])] = (kept(goal), _word(str(line["Tiến độ"])))
        entries.append(Entry(str(name), shares.get(name), kept(value), years))
    return entries


def _note(rows: Sequence[Row]) -> str:
    late = any(plan.is_late(row) for row in rows)
    return "Đạt muộn: cuối năm mục tiêu chưa đạt, nay đã đạt." if late else ""
