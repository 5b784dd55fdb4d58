"""Whom to remind in each commune: `contacts.csv`, filled in by people; an empty cell is unknown."""

import re
from collections.abc import Iterable, Mapping

from data.reference import Reference
from data.reviewed import Faults, cells

FILE = "contacts.csv"
COLUMNS = ("commune_code", "commune", "contact", "position", "phone", "email")
KNOWN = COLUMNS[2:]
_FORMS = {
    "phone": (re.compile(r"\+?[0-9][0-9 .-]{7,18}"), "số điện thoại, như 0912 345 678"),
    "email": (re.compile(r"[^@\s;,]+@[^@\s;,]+\.[a-zA-Z]{2,}"), "địa chỉ thư điện tử"),
}


def read(reference: Reference, lines: Iterable[Mapping[str, str]]) -> list[dict[str, str | None]]:
    """One row per commune of today, in their order; None is not known.

    Raises ReviewedFileError that lists every fault: a code that is not of the 69, one that stands
    twice, a phone number or address that cannot be one.
    """
    faults = Faults(FILE)
    codes = [unit.code for unit in reference.communes]
    known: dict[str, Mapping[str, str]] = {}
    for line, cell in cells(lines, COLUMNS, FILE):
        code = cell["commune_code"]
        if code not in codes:
            faults.add(line, "commune_code", f"“{code}” không phải mã của một trong 69 xã, phường.")
        elif code in known:
            faults.add(line, "commune_code", f"“{code}” đã có ở dòng trên. Hãy bỏ một dòng.")
        known[code] = cell
        for column, (form, what) in _FORMS.items():
            if cell[column] and not form.fullmatch(cell[column]):
                faults.add(line, column, f"“{cell[column]}” không phải {what}.")
    faults.stop()
    empty: Mapping[str, str] = {}
    return [
        {"commune_code": code, **{name: known.get(code, empty).get(name) or None for name in KNOWN}}
        for code in codes
    ]
