"""Checked files in plain values, for the page that shows them."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from data import imports, preview
from data.reference import Reference, Unit
from data.report import Reading

Row = dict[str, Any]
MOST_ROWS = 200
_NAMED = 3
_ONLY_EDITORS = (
    "Danh sách phân loại xã chỉ người biên tập được nhận. Hãy gửi tệp này cho người biên tập."
)


def beyond(reading: Reading, communes: Collection[str] | None, facts: Reference) -> str:
    """Why somebody who may speak of these communes only may not hand this in; empty when he may."""
    if communes is None:
        return ""
    if reading.shape == "classification":
        return _ONLY_EDITORS
    now = {unit.name: unit for unit in facts.communes}
    units = _units(facts)
    spoken = {
        now[name].code: now[name]
        for seen in reading.observations
        for name in units[seen.unit_code, seen.as_of < facts.settings.merger_date].now
    }
    others = sorted(_named(unit) for code, unit in spoken.items() if code not in communes)
    if not others:
        return ""
    more = f" và {len(others) - _NAMED} nơi khác" if len(others) > _NAMED else ""
    return (
        f"Tệp nói đến {len(others)} xã, phường ngoài phần được giao cho tài khoản này: "
        f"{', '.join(others[:_NAMED])}{more}. Hãy bỏ những dòng ấy, hoặc gửi cho người biên tập."
    )


def _units(facts: Reference) -> Mapping[tuple[str, bool], Unit]:
    """Units by code and whether they are of before the merger."""
    return {
        **{(unit.code, True): unit for unit in facts.old_units},
        **{(unit.code, False): unit for unit in facts.communes},
    }


def _named(unit: Unit) -> str:
    return f"{unit.kind} {unit.name}"


def file_row(one: imports.CheckedFile, why: str, number: int | None) -> Row:
    """What came of one file, why its sender may not hand it in, and its number if it is known."""
    result = one.result
    row = asdict(result) | {"sha256": one.sha256, "number": number, "refusal": why}
    return row | {"status": "rejected"} if why and result.status == "accepted" else row


def changes_row(made: preview.Changes | None, facts: Reference) -> Row:
    """How many numbers a file would change, the first of them, and who would fall silent."""
    if made is None:
        return {"new": 0, "changed": 0, "unchanged": 0, "rows": [], "silent": []}
    units, names = _units(facts), {one.code: one.short_name for one in facts.indicators}
    changed = [row for row in made.rows if row.state == "changed"]
    shown = [*changed, *(row for row in made.rows if row.state == "new")][:MOST_ROWS]
    merger = facts.settings.merger_date
    return {
        **{state: made.count(state) for state in ("new", "changed", "unchanged")},
        "rows": [
            {
                "place": _named(units[row.key.unit_code, row.key.as_of < merger]),
                "indicator": names[row.key.indicator],
                "as_of": row.key.as_of,
                "before": row.before and tuple(row.before),
                "after": tuple(row.after),
                "where": " ".join(part for part in (row.sheet, row.cell) if part),
            }
            for row in shown
        ],
        "silent": [
            {
                "place": _named(units[one.commune_code, False]),
                "indicator": names[one.indicator],
                "last_on": one.last_on,
            }
            for one in made.newly_silent
        ],
    }
