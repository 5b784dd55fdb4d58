"""Reviewed files that people edit: every fault of one is told at once, by line and column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data.text import nfc

FIRST_LINE = 2  # the line of a file below its header


class ReviewedFileError(ValueError):
    """A file of `data/reference/` that people edit says what cannot be."""


class Faults:
    """The faults of one file, gathered while it is read."""

    def __init__(self, file_name: str) -> None:
        """No fault yet."""
        self._file_name = file_name
        self._found: list[str] = []

    def add(self, line: int, column: str, message: str) -> None:
        """Note a fault: what is wrong in a cell, and what to write instead."""
        self._found.append(f"{self._file_name}, dòng {line}, cột {column}: {message}")

    def stop(self) -> None:
        """Raise ReviewedFileError with all of them, one per line, when there is any."""
        if self._found:
            raise ReviewedFileError("\n".join(self._found))


def cells(
    rows: Iterable[Mapping[str, str]], columns: Sequence[str], file_name: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and trimmed NFC cells of every line that is not empty.

    Raises ReviewedFileError when a column is missing.
    """
    for line, row in enumerate(rows, start=FIRST_LINE):
        if missing := [name for name in columns if name not in row]:
            raise ReviewedFileError(
                f"{file_name}: thiếu cột {', '.join(missing)}. "
                f"Dòng đầu phải là: {','.join(columns)}"
            )
        found = {name: nfc(row[name] or "") for name in columns}
        if any(found.values()):
            yield line, found
