"""The plan's indicators against both target years: value, target, and a word with a shape."""

from collections.abc import Sequence
from functools import partial

from charts import plan, words
from charts.drawing import Drawing, NothingToDrawError
from charts.drawn import said, scorecard_table
from charts.drawn.scorecard_table import Entry, draw
from charts.formats import kept
from charts.pace import label
from charts.rows import Row, is_missing
from charts.scope import Scope
from charts.table import PlainTable

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
    table = PlainTable.of(line for part in parts for line in plan.scorecard(rows, part).rows())
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


def _alt(table: PlainTable, year: int) -> str:
    told = [
        f"{line['Chỉ tiêu']} {line['Kết quả']}: {_word(line['Tiến độ']).lower()}"
        for line in table.rows()
        if line["Năm"] == str(year)
    ]
    return f"{'; '.join(told)}." if told else ""


def _word(told: str) -> str:
    """The word of a pace without the number behind it."""
    return told.split(" (")[0]


def _entries(table: PlainTable, rows: Sequence[Row]) -> list[Entry]:
    """The rows of the table by indicator; a value of another year stands with its goal."""
    shares = {
        row["short_name"]: float(row["value"])
        for row in rows
        if row["measure"] == "coverage" and not is_missing(row["value"])
    }
    by_name: dict[str, list[Row]] = {}
    for line in table.rows():
        by_name.setdefault(line["Chỉ tiêu"], []).append(line)
    entries = []
    for name, told in by_name.items():
        value = told[-1]["Kết quả"]
        years = {}
        for line in told:
            goal = line["Mục tiêu"]
            if line["Kết quả"] != value:
                goal = f"{line['Kết quả']}; {goal}"
            years[line["Năm"]] = (kept(goal), _word(line["Tiến độ"]))
        entries.append(Entry(name, shares.get(name), kept(value), years))
    return entries


def _note(rows: Sequence[Row]) -> str:
    late = any(plan.is_late(row) for row in rows)
    return "Đạt muộn: cuối năm mục tiêu chưa đạt, nay đã đạt." if late else ""
