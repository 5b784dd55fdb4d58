"""Answers that readers share: worked out once, and again only when the database is another."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
import small_data
from own_store import own_store

import asking
import queries
from data import build, database, reference
from data.store import Store


@pytest.fixture
def asked(sample_store, tmp_path, monkeypatch):
    """The queries that are really worked out, slowly enough for others to come in between."""
    own_store(sample_store, tmp_path)
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    found = []

    def slowly(ask):
        def slow(connection, query, **values):
            found.append((query, threading.get_ident()))
            time.sleep(0.05)
            return ask(connection, query, **values)

        return slow

    monkeypatch.setattr(queries, "rows", slowly(queries.rows))
    monkeypatch.setattr(queries, "rows_by_indicator", slowly(queries.rows_by_indicator))
    return found


def looked_after(monkeypatch, noting):
    """`keep_ready` until it waits for the next database; what it asks goes to `noting` first."""
    ask = asking._ask

    def asked(stamp, query, **values):
        noting(query, values)
        return ask(stamp, query, **values)

    def enough(_seconds):
        raise InterruptedError

    monkeypatch.setattr(asking, "_ask", asked)
    monkeypatch.setattr(asking, "time", SimpleNamespace(sleep=enough))
    with pytest.raises(InterruptedError):
        asking.keep_ready()


@pytest.fixture
def seen(monkeypatch):
    """What readers see."""
    ready: dict[str, int] = {}
    monkeypatch.setattr(asking, "_ready", lambda: ready)
    return ready


def test_many_who_ask_the_same_at_once_get_one_answer(asked):
    values = {"indicator": "adult_vneid", "as_of": "2026-10-31"}
    with ThreadPoolExecutor(8) as readers:
        answers = [readers.submit(asking.ask, "coverage_of_province", **values) for _ in range(8)]
    assert [query for query, _ in asked] == ["day_versions", "coverage_of_province"]
    assert all(one.result() == answers[0].result() for one in answers)
    assert answers[0].result()[0]["communes_total"] == 69


def test_what_a_later_report_leaves_as_it_was_is_not_asked_again(asked, tmp_path):
    """A new database asks anew of the days that changed, and of all days what says no day."""
    values = {"indicator": "adult_vneid"}
    days = [row["as_of"].isoformat() for row in asking.ask("report_dates")]
    for day in days[:2]:
        asking.ask("gaps", **values, as_of=day)
    asked.clear()
    facts, store = reference.load(), Store(tmp_path)
    correction = small_data.report(("18100", days[0], 1, 9_000), number=59)
    received = [*build.samples(facts), correction]
    database.write(tmp_path / "new.duckdb", facts, received)
    (tmp_path / "new.duckdb").replace(store.database)
    newest, before = (asking.ask("gaps", **values, as_of=day) for day in days[:2])
    assert [query for query, _ in asked] == ["day_versions", "gaps"]
    assert {row["numerator"] for row in newest if row["commune_code"] == "18100"} == {1}
    assert before


def corrected(store: Store, number: int, done: int) -> None:
    """Puts a database in place that holds the sample and one correction."""
    facts = reference.load()
    correction = small_data.report(("18100", "2026-10-31", done, 90_000), number=number)
    new = store.folder / "new.duckdb"
    database.write(new, facts, [*build.samples(facts), correction])
    new.replace(store.database)


def test_a_page_that_outlives_its_database_spoils_no_answer_for_others(asked, tmp_path):
    """Two newer databases later its own is gone: what it then asks is kept for what it is."""
    values = {"indicator": "adult_vneid", "as_of": "2026-10-31"}

    def of_one(ask) -> int:
        (row,) = (r for r in ask("gaps", **values) if r["commune_code"] == "18100")
        return row["numerator"]

    store, first = Store(tmp_path), (tmp_path / "hatinh.duckdb").read_bytes()
    true = {r["commune_code"]: r["numerator"] for r in asking.ask("coverage_by_commune", **values)}
    before = asking.pinned()
    before("report_dates")
    for number, done in ((57, 7), (58, 8), (59, 9)):
        corrected(store, number, done)
        assert of_one(asking.ask) == done
    before("gaps", **values)
    store.database.unlink()
    store.database.write_bytes(first)
    now = {r["commune_code"]: r["numerator"] for r in asking.ask("coverage_by_commune", **values)}
    assert now == true
    assert all(
        row["numerator"] == true[row["commune_code"]] for row in asking.ask("gaps", **values)
    )


@pytest.mark.parametrize("query", sorted(asking.OVER_TIME))
def test_what_is_cut_at_a_day_is_what_is_asked_up_to_it(asked, query):
    with queries.load(asking.store() / "hatinh.duckdb") as connection:
        for day in ("2025-05-01", "2025-06-30", "2026-01-15", "2026-10-31", "2027-01-01"):
            for year in (None, 2025):
                values = queries.accepted(
                    query,
                    {
                        "indicator": "adult_vneid",
                        "as_of": day,
                        "district": "Huyện Hương Sơn",
                        "target_year": year,
                        "commune_code": "18496",
                    },
                )
                whole = queries.db.rows(connection, query, **values)
                cut = asking.ask(query, **values)
                assert [row["as_of"] for row in cut] == [row["as_of"] for row in whole]
                for one, other in zip(cut, whole, strict=True):
                    assert one == pytest.approx(other, nan_ok=True)


def test_old_units_are_told_though_no_commune_can_be_added_up(tmp_path, monkeypatch):
    """Đại Nài is one of the units of Thành Sen: alone it gives no report date of any commune."""
    small_data.write(tmp_path / "hatinh.duckdb", (("18082", "2025-05-31", 401, 1001),))
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    asked = {"indicator": "adult_vneid", "commune_code": "18073", "as_of": "2025-05-31"}
    assert list(asking.ask("report_dates")) == []
    assert [row["unit_code"] for row in asking.ask("commune_history", **asked)] == ["18082"]


def test_looking_for_new_databases_goes_on_when_one_cannot_be_opened(asked, seen, monkeypatch):
    monkeypatch.setattr(queries, "load", lambda _: (_ for _ in ()).throw(OSError("no handles")))
    asking._open.cache.clear()
    looked_after(monkeypatch, lambda *_: None)
    assert seen == {"stamp": asking.stamp()}


def test_a_page_that_asks_twice_gets_the_same_rows(asked):
    page, other = asking.pinned(), asking.pinned()
    values = {"indicator": "adult_vneid", "as_of": "2026-10-31"}
    rows = page("coverage_by_commune", **values)
    assert page("coverage_by_commune", **values) is rows
    assert other("coverage_by_commune", **values) == rows
    assert page("coverage_by_commune", **values | {"district": "Huyện Hương Khê"}) != rows


def test_what_rests_on_when_reports_came_is_asked_anew_of_every_database(asked, tmp_path):
    """The same number sent again changes no value, but may have come late."""
    values = {"indicator": "adult_vneid", "as_of": "2026-10-31"}
    before = asking.ask("improvement", **values)
    facts, store = reference.load(), Store(tmp_path)
    (row,) = (r for r in asking.ask("gaps", **values) if r["commune_code"] == "18496")
    again = small_data.report(
        ("18496", "2026-10-31", row["numerator"], row["denominator"]), number=59
    )
    entry, said = again
    late = replace(entry, received_at=datetime(2027, 1, 5))
    database.write(tmp_path / "new.duckdb", facts, [*build.samples(facts), (late, said)])
    (tmp_path / "new.duckdb").replace(store.database)
    asked.clear()
    after = asking.ask("improvement", **values)
    assert asking.ask("gaps", **values)
    assert [query for query, _ in asked] == ["day_versions", "improvement"]
    marks = [
        {r["commune_code"]: r["is_late"] for r in rows if r["commune_code"] == "18496"}
        for rows in (before, after)
    ]
    assert marks == [{"18496": False}, {"18496": True}]


def test_the_order_of_the_filters_makes_no_other_question(asked):
    first = asking.ask("targets", indicator="adult_vneid", as_of="2026-10-31")
    assert asking.ask("targets", as_of="2026-10-31", indicator="adult_vneid") == first
    assert [query for query, _ in asked] == ["day_versions", "targets"]


def test_a_new_database_is_asked_anew(asked, tmp_path):
    before = asking.ask("report_dates")
    (tmp_path / "hatinh.duckdb").touch()
    after = asking.ask("report_dates")
    assert after == before
    assert [query for query, _ in asked] == ["day_versions", "report_dates"] * 2


def test_with_one_indicator_the_others_are_answered_too(asked):
    values = {"as_of": "2026-10-31", "district": "Huyện Hương Sơn"}
    first = asking.ask("coverage_of_province", indicator="adult_vneid", **values)
    assert [row["indicator"] for row in first] == ["adult_vneid"]
    other = asking.ask("coverage_of_province", indicator="elderly_classes", **values)
    assert [row["indicator"] for row in other] == ["elderly_classes"]
    assert [query for query, _ in asked] == ["day_versions", "coverage_of_province"]


def test_an_indicator_without_rows_has_an_empty_answer(asked):
    """Nobody can be below a target that is not set."""
    untargeted = {row["indicator"] for row in asking.ask("indicators")} - {
        row["indicator"]
        for row in asking.ask("indicators")
        if asking.ask("targets", indicator=row["indicator"])
    }
    assert untargeted
    for indicator in untargeted:
        assert list(asking.ask("gaps", indicator=indicator, as_of="2026-10-31")) == []


def test_readers_see_a_new_database_once_its_first_page_is_answered(asked, seen, monkeypatch):
    days = [row["as_of"].isoformat() for row in asking.ask("report_dates")]
    before, after = [], []
    looked_after(
        monkeypatch,
        lambda query, values: (after if seen else before).append((query, values.get("as_of"))),
    )
    assert {query for query, _ in before} >= set(asking.AHEAD)
    assert {day for _, day in before} == {None, days[0]}
    assert seen == {"stamp": asking.stamp()}
    # Of the days before it what takes little room.
    dated = [(query, day) for query, day in after if day]
    assert list(dict.fromkeys(day for _, day in dated)) == days
    assert not [day for query, day in dated if query in asking.OF_MANY]
    assert {day for query, day in dated if query == "coverage_by_group"} == set(days)


def test_all_days_are_worked_out_until_there_are_newer_data(asked, seen, monkeypatch):
    days = [row["as_of"].isoformat() for row in asking.ask("report_dates")]
    filled, real, new = [], asking.stamp, asking.stamp()
    monkeypatch.setattr(asking.queries, "fill_day", lambda _, day: filled.append(day))
    asking._go_back(new)
    assert filled == days
    filled.clear()
    monkeypatch.setattr(asking, "stamp", lambda: real() + (len(filled) == 2))
    asking._go_back(new)
    assert filled == days[:2]


def test_looking_for_new_databases_goes_on_when_a_day_cannot_be_worked_out(
    asked, seen, monkeypatch
):
    def full(_connection, _day):
        raise duckdb.OutOfMemoryException("no room")

    monkeypatch.setattr(asking.queries, "fill_day", full)
    looked_after(monkeypatch, lambda *_: None)
    assert seen == {"stamp": asking.stamp()}


def test_a_database_that_cannot_be_read_for_a_moment_is_none(asked, monkeypatch):
    def denied(_path):
        raise PermissionError

    monkeypatch.setattr(Path, "stat", denied)
    assert asking.stamp() == 0


def test_a_damaged_database_at_the_start_keeps_nobody_from_looking_for_the_next(asked, tmp_path):
    (tmp_path / "hatinh.duckdb").write_bytes(b"no database")
    asking.open_ahead()
    assert asking.trouble() == "damaged"


def test_a_damaged_database_is_shown_at_once_to_be_built_again(asked, seen, tmp_path, monkeypatch):
    (tmp_path / "hatinh.duckdb").write_bytes(b"no database")
    looked_after(monkeypatch, lambda *_: None)
    assert seen == {"stamp": asking.stamp()}
    assert asking.trouble() == "damaged"


def test_who_changed_the_database_waits_until_readers_see_it(asked, monkeypatch):
    seen = {"stamp": asking.stamp() - 1}
    monkeypatch.setattr(asking, "_ready", lambda: seen)
    later = threading.Timer(0.3, seen.update, [{"stamp": asking.stamp()}])
    began = time.monotonic()
    later.start()
    asking.catch_up()
    assert time.monotonic() - began >= 0.3
    asking.catch_up()  # at once now; and for ever, were it not seen


def test_nobody_waits_for_a_database_that_is_not_looked_after_or_does_not_come(asked, monkeypatch):
    monkeypatch.setattr(asking, "_ready", dict)
    asking.catch_up()
    monkeypatch.setattr(asking, "_ready", lambda: {"stamp": 1})
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    asking.catch_up()
