"""A database made while files are checked is used only where taking would build the same."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from workbooks import long_csv

from data import ahead, database, imports, reference, verify, withdrawals
from data.imports import Confirmed, Sender
from data.store import Store

TODAY = date(2026, 11, 3)
SENDER = Sender(datetime(2026, 11, 3, 9, 30), "Sở Khoa học và Công nghệ")
ONE = ("1.csv", long_csv("18100,adult_vneid,31/10/2026,20000,26115,"))
TWO = ("2.csv", long_csv("18100,adult_vneid,31/10/2026,21000,26115,"))
FACTS = reference.load()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def filled(monkeypatch) -> list[str]:
    """The databases that are filled, not copied, by the name of their file."""
    names: list[str] = []
    fill = database.fill

    def noting(connection, facts, received, **values):
        (file,) = connection.execute("select path from duckdb_databases() limit 1").fetchone()
        names.append(Path(file).name if file else "memory")
        return fill(connection, facts, received, **values)

    monkeypatch.setattr(database, "fill", noting)
    return names


def check(made: ahead.Ahead, store: Store, *files: tuple[str, bytes]) -> imports.Checked:
    return imports.check(files, store, FACTS, TODAY, try_out=made.try_out)


def take(made: ahead.Ahead, store: Store, checked: imports.Checked, by: Sender = SENDER) -> str:
    return imports.take(checked, store, FACTS, by, write=made.write).data_version


def in_order(contents: database.Contents | None) -> database.Contents:
    assert contents is not None
    return {name: sorted(rows, key=str) for name, rows in contents.items()}


def test_a_check_and_its_taking_fill_one_database_and_it_is_that_of_a_build(
    store, filled, tmp_path
):
    made = ahead.Ahead()
    version = take(made, store, check(made, store, ONE))
    assert filled == ["ahead.duckdb"]
    plain = Store(tmp_path / "plain")
    same = imports.take(imports.check([ONE], plain, FACTS, TODAY), plain, FACTS, SENDER)
    assert version == same.data_version
    built, taken = database.contents(plain.database), database.contents(store.database)
    assert in_order(taken) == in_order(built)
    assert verify.verify(store, FACTS).is_exact


def test_the_log_and_the_database_tell_who_took_it_and_when(store):
    made = ahead.Ahead()
    take(made, store, check(made, store, ONE))
    (entry,) = store.entries()
    assert (entry.received_at, entry.received_from) == (SENDER.received_at, SENDER.received_from)
    built = database.built_from(store.database)
    assert built is not None
    assert built.facts["updated_at"] == "2026-11-03 09:30:00"
    with duckdb.connect(store.database, read_only=True) as connection:
        came = connection.execute("select received_at, received_from from files").fetchall()
    assert came == [(SENDER.received_at, SENDER.received_from)]


def test_a_second_file_comes_on_top_of_the_first(store, filled):
    made = ahead.Ahead()
    take(made, store, check(made, store, ONE))
    later = Sender(datetime(2026, 11, 3, 10, 0), "Xã Đồng Lộc")
    take(made, store, check(made, store, TWO), later)
    assert filled == ["ahead.duckdb", "ahead.duckdb"]
    ((_, _, _, numerator, _),) = database.numbers_in_force(store.database)
    assert numerator == 21000
    assert [entry.received_from for entry in store.entries()] == [
        "Sở Khoa học và Công nghệ",
        "Xã Đồng Lộc",
    ]


def test_what_came_between_check_and_taking_is_not_lost(store, filled):
    made, other = ahead.Ahead(), ahead.Ahead()
    checked = check(made, store, TWO)
    take(other, store, check(other, store, ONE))
    filled.clear()
    take(made, store, checked)
    assert [name.startswith(".building-") for name in filled] == [True]
    assert len(store.in_force()) == 2
    ((_, _, _, numerator, _),) = database.numbers_in_force(store.database)
    assert numerator == 21000
    assert verify.verify(store, FACTS).is_exact


def test_what_was_withdrawn_between_check_and_taking_stays_withdrawn(store):
    made = ahead.Ahead()
    take(made, store, check(made, store, ONE))
    checked = check(made, store, TWO)
    withdrawals.withdraw(store, FACTS, 1, "nhầm", SENDER)
    take(made, store, checked)
    assert [entry.number for entry in store.in_force()] == [2]
    assert verify.verify(store, FACTS).is_exact


def test_of_another_check_nothing_is_used(store, filled):
    made = ahead.Ahead()
    first = check(made, store, ONE)
    check(made, store, TWO)
    filled.clear()
    take(made, store, first)
    assert [name.startswith(".building-") for name in filled] == [True]
    ((_, _, _, numerator, _),) = database.numbers_in_force(store.database)
    assert numerator == 20000


def test_of_the_same_name_only(store, filled):
    """The database tells the name of a file as it came with the check that is taken."""
    made = ahead.Ahead()
    first = check(made, store, ONE)
    check(made, store, ("other.csv", ONE[1]))
    filled.clear()
    take(made, store, first)
    assert len(filled) == 1
    with duckdb.connect(store.database, read_only=True) as connection:
        assert connection.execute("select file_name from files").fetchall() == [("1.csv",)]
    assert verify.verify(store, FACTS).is_exact


def test_of_today_s_code_only(store, filled, monkeypatch):
    made = ahead.Ahead()
    checked = check(made, store, ONE)
    filled.clear()
    monkeypatch.setattr(database, "code_version", lambda: "another")
    take(made, store, checked)
    assert len(filled) == 1


def test_reasons_for_warnings_are_kept_in_the_log(store):
    made = ahead.Ahead()
    checked = check(made, store, ONE)
    (file,) = checked.files
    said = [Confirmed("một cảnh báo", "đã hỏi lại")]
    imports.take(checked, store, FACTS, SENDER, {file.sha256: said}, write=made.write)
    (entry,) = store.entries()
    assert list(entry.confirmed) == said


def test_without_room_to_write_the_check_answers_from_memory(store, filled, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    made = ahead.Ahead()
    with monkeypatch.context() as until_checked:
        until_checked.setattr(database, "write", full)
        checked = check(made, store, ONE)
    assert filled == ["memory"]
    assert take(made, store, checked) == checked.data_version
    assert [name.startswith(".building-") for name in filled] == [False, True]
