"""Answers that readers share: worked out once, and again only when the database is another."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from own_store import own_store

import asking
import queries


@pytest.fixture
def asked(sample_store, tmp_path, monkeypatch):
    """The queries that are really worked out, slowly enough for others to come in between."""
    own_store(sample_store, tmp_path)
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    found, whole = [], queries.rows

    def slow(connection, query, **values):
        found.append((query, threading.get_ident()))
        time.sleep(0.05)
        return whole(connection, query, **values)

    monkeypatch.setattr(queries, "rows", slow)
    return found


def test_many_who_ask_the_same_at_once_get_one_answer(asked):
    values = {"indicator": "adult_vneid", "as_of": "2026-10-31"}
    with ThreadPoolExecutor(8) as readers:
        answers = [readers.submit(asking.ask, "coverage_of_province", **values) for _ in range(8)]
    assert len(asked) == 1
    assert all(one.result() is answers[0].result() for one in answers)
    assert answers[0].result()[0]["communes_total"] == 69


def test_the_order_of_the_filters_makes_no_other_question(asked):
    first = asking.ask("targets", indicator="adult_vneid", as_of="2026-10-31")
    assert asking.ask("targets", as_of="2026-10-31", indicator="adult_vneid") is first


def test_a_new_database_is_asked_anew(asked, tmp_path):
    before = asking.ask("report_dates")
    (tmp_path / "hatinh.duckdb").touch()
    after = asking.ask("report_dates")
    assert after == before
    assert [query for query, _ in asked] == ["report_dates", "report_dates"]


def test_the_headline_is_ready_first_and_the_rest_gives_way_to_a_newer_database(
    asked, tmp_path, monkeypatch
):
    """Once a newer database lies there, nobody waits for answers of the one before."""
    monkeypatch.setattr(asking, "LOOK", 0)
    seen: dict[str, int] = {}
    monkeypatch.setattr(asking, "_ready", lambda: seen)
    first = asking.stamp()

    def done() -> int:
        return Counter(query for query, _ in asked)["coverage_by_commune"]

    monkeypatch.setattr(asking, "stamp", lambda: first + (done() == 3))
    asking._get_ready(first)
    assert seen == {"stamp": first}
    assert done() == 3


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
