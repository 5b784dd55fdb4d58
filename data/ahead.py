"""The database that checked files would give, made while they are checked, for when they are taken.

A person reads what a check found before taking it, and nearly always nothing else comes meanwhile:
then what the check has built is what taking would build again.
"""

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from data import database
from data.filling import Received, Row
from data.reference import Reference


class Ahead:
    """The database of the last check, whole, in memory."""

    def __init__(self) -> None:
        """Nothing was checked yet."""
        self._content = b""

    def try_out(self, reference: Reference, received: Sequence[Received]) -> tuple[str, list[Row]]:
        """As of `database.try_out`; keeps the database where there is room to write one."""
        self._content = b""
        with suppress(OSError), tempfile.TemporaryDirectory(prefix="hatinh-") as folder:
            path = Path(folder) / "ahead.duckdb"
            version = database.write(path, reference, received)
            warnings = database.warnings(path)
            self._content = path.read_bytes()
            return version, warnings
        return database.try_out(reference, received)

    def write(self, path: Path, reference: Reference, received: Sequence[Received]) -> str:
        """As of `database.write`, from what is kept where that is of the same files."""
        content, self._content = self._content, b""
        if content:
            path.write_bytes(content)
            if version := database.renew(path, received):
                return version
            path.unlink()
        return database.write(path, reference, received)
