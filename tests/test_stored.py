"""Observations that stay in the database until somebody looks at them, and are copied from it."""

from datetime import date, datetime
from pathlib import Path

import pytest
import small_data

from data import database, imports, reference
from data.report import Observation
from data.store import Store
from data.stored import StaleError

FIRST = (("18100", "2025-12-31", 60, 100), ("18133", "2025-12-31", 5, 10))
SECOND = (("18100", "2026-01-31", 65, 100),)
HEADER = "unit,indicator,as_of,numerator,denominator,note"
SENDER = imports.Sender(datetime(2026, 11, 3, 9), "test")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hatinh.duckdb"


@pytest.fixture
def stored(path):
    """Two reports as a database of them tells, in the order received."""
    small_data.write(path, FIRST, SECOND)
    found = database.readings(path)
    return [(entry, found[entry.sha256]) for entry, _ in small_data.received(FIRST, SECOND)]


def test_they_are_as_many_and_the_same_as_were_written(stored):
    said = stored[0][1].observations
    assert len(said) == 2
    assert said[0] == Observation(
        "18100", "adult_vneid", date(2025, 12, 31), 60, 100, said[0].sheet, said[0].cell
    )
    assert [one.unit_code for one in said[:]] == ["18100", "18133"]
    assert [reading for _, reading in stored] == [
        reading for _, reading in small_data.received(FIRST, SECOND)
    ]
    assert said != stored[1][1].observations


def test_a_database_of_copied_reports_is_that_of_reports_that_were_read(stored, path, tmp_path):
    again, copied = small_data.received(FIRST, SECOND), tmp_path / "copied.duckdb"
    version = database.write(copied, reference.load(), stored)
    assert version == database.data_version(entry.sha256 for entry, _ in again)
    assert database.contents(copied) == database.contents(path)


def test_without_the_first_report_the_rest_is_copied_alone(stored, tmp_path):
    copied, read = tmp_path / "copied.duckdb", tmp_path / "read.duckdb"
    database.write(copied, reference.load(), stored[1:])
    database.write(read, reference.load(), small_data.received(FIRST, SECOND)[1:])
    assert database.contents(copied) == database.contents(read)


def test_a_report_that_the_database_no_longer_holds_is_not_taken_for_empty(stored, path, tmp_path):
    path.unlink()
    small_data.write(path, FIRST)
    with pytest.raises(StaleError):
        database.write(tmp_path / "copied.duckdb", reference.load(), stored)
    with pytest.raises(StaleError):
        list(stored[1][1].observations)


def test_a_check_reads_again_when_the_database_was_replaced_meanwhile(tmp_path, monkeypatch):
    """Reports were looked up; then another import put a database in place without the first."""
    store, facts = Store(tmp_path), reference.load()
    lines = [f"Huong Khe,adult_vneid,{day},20000,20396," for day in ("30/09/2026", "31/10/2026")]
    files = [("a.csv", f"{HEADER}\n{line}\n".encode()) for line in lines]
    today = SENDER.received_at.date()
    imports.take(imports.check(files[:1], store, facts, today), store, facts, SENDER)
    wanted = imports.check(files[1:], store, facts, today)
    looked_up = database.readings(store.database)
    store.database.unlink()
    small_data.write(store.database, FIRST)
    monkeypatch.setattr("data.build.read_before", lambda _: looked_up)
    assert imports.check(files[1:], store, facts, today).data_version == wanted.data_version
