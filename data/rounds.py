"""The reporting rounds of `deadlines.csv`: when, from whom, about what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.messages import Fault
from data.reference import Reference, rows
from data.reviewed import Faults, cells
from data.text import parse_date
from data.units import resolve

FILE = "deadlines.csv"
COLUMNS = (
    "round", "name", "deadline", "target_year", "data_from", "data_to", "communes", "indicators",
    "source",
)  # fmt: skip
BETWEEN = ";"
_CODE = re.compile(r"[a-z0-9-]{1,20}")


@dataclass(frozen=True)
class Round:
    """One round: it takes numbers dated `data_from` to `data_to`, due on `deadline`.

    `target_year` is set for the report of a year: its targets are due that day too.
    """

    round: str
    name: str
    deadline: date
    target_year: int | None
    data_from: date
    data_to: date
    communes: tuple[str, ...]
    indicators: tuple[str, ...]
    source: str


def read(reference: Reference, lines: Iterable[Mapping[str, str]]) -> tuple[Round, ...]:
    """The rounds in the order of the file.

    No commune named means all 69; no indicator named means all that the plan has for the year of
    the deadline. Raises ReviewedFileError that lists every fault.
    """
    faults = Faults(FILE)
    found: list[Round] = []
    for line, cell in cells(lines, COLUMNS, FILE):
        one = _round(reference, line, cell, faults)
        if one and one.round in {each.round for each in found}:
            faults.add(line, "round", f"mã kỳ “{one.round}” đã có ở dòng trên. Hãy đặt mã khác.")
        if one and one.target_year and one.target_year in {each.target_year for each in found}:
            year = one.target_year
            faults.add(line, "target_year", f"năm {year} đã có hạn ở dòng trên. Hãy bỏ một dòng.")
        found += [one] if one else []
    faults.stop()
    return tuple(found)


def tables(rounds: Sequence[Round]) -> dict[str, pd.DataFrame]:
    """The tables `rounds`, `round_communes`, `round_indicators` of `schema.sql`."""
    days = dict.fromkeys(("deadline", "data_from", "data_to"), "datetime64[us]")
    table = pd.DataFrame([vars(one) for one in rounds], columns=list(COLUMNS))
    return {
        "rounds": table.astype({**days, "target_year": "Int64"}),
        "round_communes": pd.DataFrame(
            [(one.round, code) for one in rounds for code in one.communes],
            columns=["round", "commune_code"],
        ),
        "round_indicators": pd.DataFrame(
            [(one.round, code) for one in rounds for code in one.indicators],
            columns=["round", "indicator"],
        ),
    }


def _round(
    reference: Reference, line: int, cell: Mapping[str, str], faults: Faults
) -> Round | None:
    """One line of the file; None when a day of it cannot be read, which is noted."""
    if not _CODE.fullmatch(cell["round"]):
        said = f"“{cell['round']}” không phải mã kỳ. Hãy dùng chữ thường không dấu, số và gạch nối."
        faults.add(line, "round", said)
    for name in ("name", "source"):
        if not cell[name]:
            faults.add(line, name, "ô trống. Hãy điền.")
    deadline, first, last = (
        _day(line, cell, name, faults) for name in ("deadline", "data_from", "data_to")
    )
    communes = _communes(reference, line, cell["communes"], faults)
    year = _year(line, cell["target_year"], faults)
    if not (deadline and first and last):
        return None
    if last < first:
        faults.add(line, "data_to", f"ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y}.")
    if first < reference.settings.merger_date:
        start = f"{reference.settings.merger_date:%d/%m/%Y}"
        faults.add(line, "data_from", f"kỳ báo cáo chỉ có với 69 xã, phường, từ ngày {start}.")
    indicators = _indicators(reference, line, cell["indicators"], deadline.year, faults)
    return Round(
        cell["round"], cell["name"], deadline, year, first, last, communes, indicators,
        cell["source"],
    )  # fmt: skip


def _day(line: int, cell: Mapping[str, str], column: str, faults: Faults) -> date | None:
    try:
        return parse_date(cell[column])
    except Fault:
        said = f"“{cell[column]}” không phải ngày. Hãy ghi như 2026-12-10 hoặc 10/12/2026."
        faults.add(line, column, said)
        return None


def _year(line: int, text: str, faults: Faults) -> int | None:
    if text and not re.fullmatch(r"20[0-9]{2}", text):
        said = f"“{text}” không phải năm. Hãy ghi như 2026; kỳ đột xuất để trống."
        faults.add(line, "target_year", said)
        return None
    return int(text) if text else None


def _communes(reference: Reference, line: int, text: str, faults: Faults) -> tuple[str, ...]:
    if not text:
        return tuple(unit.code for unit in reference.communes)
    codes: dict[str, None] = {}
    for name in filter(None, map(str.strip, text.split(BETWEEN))):
        found = resolve(name, reference.settings.merger_date, reference)
        if found.unit and not found.fault:
            codes[found.unit.code] = None
        else:
            said = f"“{name}” không phải mã hay tên của một trong 69 xã, phường."
            faults.add(line, "communes", f"{said} Các tên cách nhau bằng dấu chấm phẩy.")
    return tuple(codes)


def _indicators(
    reference: Reference, line: int, text: str, year: int, faults: Faults
) -> tuple[str, ...]:
    known = [one.code for one in reference.indicators]
    if not text:
        return tuple(code for code in known if _is_of_year(code, year))
    wanted = list(filter(None, map(str.strip, text.split(BETWEEN))))
    for code in wanted:
        if code not in known:
            said = f"“{code}” không phải mã chỉ tiêu trong indicators.csv."
            faults.add(line, "indicators", said)
    return tuple(code for code in known if code in wanted)


def _is_of_year(code: str, year: int) -> bool:
    """An indicator whose targets are all of other years, such as a group of pupils, is not.

    After the last year of the plan its indicators go on.
    """
    targets = [(row["indicator_code"], int(row["year"])) for row in rows("targets.csv")]
    asked_year = min(year, max(of_year for _, of_year in targets))
    years = {of_year for one, of_year in targets if one == code}
    return not years or asked_year in years
