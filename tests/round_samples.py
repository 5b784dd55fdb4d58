"""Small databases of reports that came on given days, for the tests of the reporting rounds."""

from datetime import datetime, time
from pathlib import Path

import duckdb
import small_data

import queries
from data import database, reference
from data.filling import Received
from data.store import new_entry
from data.text import parse_date

File = tuple[str, tuple[small_data.Said, ...]]


def received(*files: File) -> list[Received]:
    """Files in the order given: the day each came, and what it says."""
    found = []
    for number, (day, said) in enumerate(files, start=1):
        _, reading = small_data.report(*said, number=number)
        came = datetime.combine(parse_date(day), time(16))
        content = repr((day, said, number)).encode()
        found.append((new_entry(number, content, f"{number}.csv", "long", came, "tester"), reading))
    return found


def opened(path: Path, *files: File) -> duckdb.DuckDBPyConnection:
    """A database of these files, opened as the app does."""
    database.write(path, reference.load(), received(*files))
    return queries.load(path)
