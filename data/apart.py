"""Read an .xls or .ods file in a process of its own, which may fail without harm to ours.

The formats unpack inside the reader, where nothing can be measured before: so the process has a
little memory and time, and a file that wants more is refused.
"""

import io
import json
import subprocess
import sys
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Seen

MOST_SECONDS, MOST_MEMORY = 8, 400_000_000


def read_apart(content: bytes, most_cells: int) -> list[dict[str, Any]] | str:
    """The sheets as `name`, `is_hidden`, `rows` (days as `{"day": ISO text}`), or why not.

    Why not is a kind of fault: `password`, `unreadable` or `file_too_large`.
    """
    try:
        done = subprocess.run(
            (sys.executable, __file__, str(most_cells)),
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "file_too_large"
    if done.returncode == 0:
        found: list[dict[str, Any]] | str = json.loads(done.stdout)
        return found
    return "file_too_large" if b"memory" in done.stderr.lower() else "unreadable"


def _read(content: bytes, most_cells: int) -> list[dict[str, Any]] | str:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for number, about in enumerate(workbook.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(number)
            if sheet.total_height * sheet.total_width > most_cells:
                return "file_too_large"
            rows = sheet.to_python(skip_empty_area=False)
            plain = [[_plain(value) for value in row] for row in rows]
            is_hidden = about.visible != Seen.Visible
            sheets.append({"name": about.name, "is_hidden": is_hidden, "rows": plain})
    except PasswordError:
        return "password"
    except CalamineError:
        return "unreadable"
    return sheets


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return {"day": value.isoformat()}
    return value if isinstance(value, str | bool | int | float) else str(value)


def _limit_memory() -> None:
    """Where the system can (it cannot on Windows, where the time alone is limited)."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    print(json.dumps(_read(sys.stdin.buffer.read(), int(sys.argv[1]))))
