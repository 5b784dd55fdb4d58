"""Who may do what: `roles.csv`, kept by people, for an app that has a login."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from data.reference import Reference
from data.reviewed import Faults, cells

FILE = "roles.csv"
COLUMNS = ("email", "role", "communes")
Role = Literal["viewer", "reporter", "editor"]
_EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[a-zA-Z]{2,}")


@dataclass(frozen=True)
class Grant:
    """What one account may do; a reporter only for these communes, by code."""

    email: str
    role: Role
    communes: tuple[str, ...] = ()


def read(reference: Reference, lines: Iterable[Mapping[str, str]]) -> Mapping[str, Grant]:
    """What each account may do, by its e-mail in small letters.

    Raises ReviewedFileError that lists every fault: an address that cannot be one or stands twice,
    an unknown role or commune, a reporter without communes, communes of anybody else.
    """
    faults = Faults(FILE)
    codes = {unit.code for unit in reference.communes}
    found: dict[str, Grant] = {}
    for line, cell in cells(lines, COLUMNS, FILE):
        email, role, communes = cell["email"].lower(), cell["role"], cell["communes"].split()
        if not _EMAIL.fullmatch(email):
            faults.add(line, "email", f"“{email}” không phải địa chỉ thư điện tử.")
        elif email in found:
            faults.add(line, "email", f"“{email}” đã có ở dòng trên. Hãy bỏ một dòng.")
        if role not in get_args(Role):
            faults.add(line, "role", f"“{role}” không phải viewer, reporter hay editor.")
        for code in sorted(set(communes) - codes):
            faults.add(line, "communes", f"“{code}” không phải mã của một trong 69 xã, phường.")
        if role == "reporter" and not communes:
            faults.add(line, "communes", "reporter cần mã xã được giao, cách nhau bằng dấu cách.")
        if role in ("viewer", "editor") and communes:
            faults.add(line, "communes", f"{role} không gắn với xã nào. Hãy để trống ô này.")
        found[email] = Grant(email, role, tuple(communes))  # type: ignore[arg-type]  # checked above
    faults.stop()
    return found
