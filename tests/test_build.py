"""Building the database from the reports, again and again, while others read it."""

import subprocess
import sys
from collections import defaultdict
from datetime import datetime
from functools import cache
from pathlib import Path

import duckdb
import openpyxl
import pytest
from workbooks import list_csv, long_csv

import queries
from data import build, database, reference
from data.reference import rows
from data.sample import sample_reports
from data.store import Store, new_entry
from queries.__main__ import QUERIES
from queries.__main__ import main as ask_on_command_line
from queries.db import load

ROOT = Path(__file__).parent.parent
CAME = datetime(2026, 11, 3, 9, 30)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def keep(store: Store, numerator: int) -> Path:
    """A kept report of one commune; the path of its file."""
    content = long_csv(f"18100,adult_vneid,31/10/2026,{numerator},30000,")
    entry = new_entry(len(store.entries()) + 1, content, "a.csv", "long", CAME, "tester")
    with store.lock():
        store.keep(entry, content)
    return store.reports / entry.stored_as


def built(store: Store) -> str:
    return build.build(store, reference.load())


def everything(store: Store, monkeypatch, capsys) -> dict[str, str]:
    """What every query prints, by its command."""
    monkeypatch.setenv("HATINH_DATA_DIR", str(store.folder))
    monkeypatch.setattr(queries, "load", cache(load))
    said = {}
    for name in QUERIES:
        for options in (("--format", "json"), ("--as-of", "2025-06-30", "--by", "commune")):
            command = (name, *options, "--commune", "18073")
            assert ask_on_command_line(command) == 0
            said[" ".join(command)] = capsys.readouterr().out
    return said


def test_without_reports_the_samples_are_built_and_say_so(sample_store):
    status = database.status(sample_store.database)
    assert (status["is_sample"], status["reports"], status["as_of"]) == (True, 44, "2026-10-31")
    # Of 69, one never reported and one fell silent.
    assert (status["communes_reported"], status["communes_total"]) == (67, 69)


def test_a_second_build_of_the_sample_is_the_same_byte_for_byte(
    sample_store, store, monkeypatch, capsys
):
    version = built(store)
    assert version == database.status(sample_store.database)["data_version"]
    first = everything(sample_store, monkeypatch, capsys)
    assert everything(store, monkeypatch, capsys) == first
    assert len(first) == 2 * len(QUERIES)


def test_real_reports_take_the_place_of_the_samples(store):
    keep(store, 18_000)
    built(store)
    status = database.status(store.database)
    assert (status["is_sample"], status["reports"], status["observations"]) == (False, 1, 1)


def test_progress_goes_through_every_report_to_the_writing(store):
    keep(store, 18_000)
    keep(store, 19_000)
    told: list[tuple[int, int, str]] = []
    build.build(store, reference.load(), lambda *one: told.append(one))
    assert told == [
        (0, 2, "Đọc báo cáo"),
        (1, 2, "Đọc báo cáo"),
        (2, 2, "Ghi cơ sở dữ liệu"),
    ]


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (
            lambda file: file.write_bytes(file.read_bytes() + b"\n"),
            "tệp reports/{name} đã bị sửa sau khi nhận. Hãy chép lại đúng tệp ấy từ bản sao lưu.",
        ),
        (
            Path.unlink,
            "không thấy tệp reports/{name}. Hãy chép lại đúng tệp ấy từ bản sao lưu.",
        ),
    ],
    ids=["changed", "gone"],
)
def test_a_kept_report_that_was_harmed_stops_the_build_and_the_old_database_stays(
    store, harm, message
):
    file = keep(store, 18_000)
    built(store)
    before = store.database.read_bytes()
    harm(file)
    with pytest.raises(build.BuildError) as refused:
        built(store)
    assert str(refused.value) == message.format(name=file.name)
    assert store.database.read_bytes() == before


def test_a_kept_report_that_no_longer_passes_the_checks_is_named(store):
    content = long_csv("18100,adult_vneid,31/10/2026,2,1,")
    entry = new_entry(1, content, "a.csv", "long", CAME, "tester")
    with store.lock():
        store.keep(entry, content)
    with pytest.raises(build.BuildError) as refused:
        built(store)
    assert str(refused.value) == (
        f"không đọc được tệp reports/{entry.stored_as}. "
        "Số đạt 2 lớn hơn tổng số 1. Hãy kiểm tra lại cả hai số."
    )


def test_what_a_killed_build_left_is_cleared_away(store):
    keep(store, 18_000)
    (store.folder / ".building-99.duckdb").write_bytes(b"half")
    (store.folder / ".building-99.duckdb.wal").write_bytes(b"half")
    built(store)
    names = {path.name for path in store.folder.iterdir()}
    assert names == {".lock", "reports", "imports.jsonl", "hatinh.duckdb"}


def test_a_database_is_current_until_another_report_is_kept(store):
    keep(store, 18_000)
    assert not build.is_current(store)
    built(store)
    assert build.is_current(store)
    keep(store, 19_000)
    assert not build.is_current(store)


def keep_list(store: Store) -> Path:
    """A kept list that classifies one commune; the path of its file."""
    content = list_csv("18100,ethnic_minority_area_2026_2030,yes,Quyết định 60")
    number = len(store.entries()) + 1
    entry = new_entry(number, content, "danh-sach.csv", "classification", CAME, "tester")
    with store.lock():
        store.keep(entry, content)
    return store.reports / entry.stored_as


def test_a_deleted_database_with_a_list_is_built_again_the_same(store, monkeypatch, capsys):
    keep(store, 18_000)
    keep(store, 19_000)
    without = built(store)
    keep_list(store)
    assert not build.is_current(store)
    version, first = built(store), everything(store, monkeypatch, capsys)
    assert version != without
    assert build.is_current(store)
    store.database.unlink()
    assert built(store) == version
    assert everything(store, monkeypatch, capsys) == first


def test_a_list_beside_the_samples_is_current_until_it_changes(sample_store, store):
    store.database.write_bytes(sample_store.database.read_bytes())
    file = keep_list(store)
    assert not build.is_current(store)
    version = built(store)
    assert build.is_current(store)
    status = database.status(store.database)
    assert (status["is_sample"], status["reports"]) == (True, 44)
    store.database.unlink()
    assert built(store) == version
    store.log.unlink()
    file.unlink()
    assert not build.is_current(store)


def test_a_sample_is_current_until_the_first_report_is_kept(sample_store, store):
    assert build.is_current(sample_store)
    store.database.write_bytes(sample_store.database.read_bytes())
    keep(store, 18_000)
    assert not build.is_current(store)


READER = """
import sys, time
from pathlib import Path
import queries
while Path(sys.argv[2]).exists():
    connection = queries.load(Path(sys.argv[1]))
    facts = dict(queries.build_facts(connection).itertuples(index=False))
    asked = queries.coverage_of_province(connection, indicator="adult_vneid", as_of="2026-10-31")
    print(facts["data_version"], asked["numerator"][0], flush=True)
    time.sleep(0.2)
"""


def test_readers_see_only_whole_versions_during_twenty_builds(store, tmp_path):
    keep(store, 1)
    numerators = {built(store): 1}
    going = tmp_path / "going"
    going.touch()
    command = (sys.executable, "-c", READER, str(store.database), str(going))
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as reader,
        duckdb.connect(store.database, read_only=True) as held,
    ):
        for numerator in range(2, 22):
            keep(store, numerator)
            numerators[built(store)] = numerator
        going.unlink()
        said, _ = reader.communicate(timeout=60)
        assert held.execute("select count(*) from reports").fetchone() == (1,)
    assert reader.returncode == 0
    seen = [line.split() for line in said.splitlines()]
    assert len({version for version, _ in seen}) > 2
    assert {(version, int(numerator)) for version, numerator in seen} <= set(numerators.items())


def test_reports_of_old_units_summed_by_hand_give_the_shares_of_the_communes(sample, tmp_path):
    done, total = summed_by_hand(tmp_path)
    table = queries.coverage_by_commune(sample, indicator="adult_vneid", as_of="2025-06-30")
    shares = dict(zip(table["commune_code"], table["share_percent"], strict=True))
    assert len(done) == 69
    assert shares == pytest.approx({code: 100 * done[code] / total[code] for code in done})
    assert dict(zip(table["commune_code"], table["numerator"], strict=True)) == done


def summed_by_hand(folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Confirmed and all adults of June 2025 by commune of today, from the twelve workbooks."""
    went_to: dict[str, list[str]] = defaultdict(list)
    # Land of Kỳ Lợi went to Vũng Áng too, but nobody lived on it.
    for row in (row for row in rows("crosswalk.csv") if row["share_population"] != "0.0"):
        went_to[row["old_code"]].append(row["new_code"])
    done: dict[str, float] = defaultdict(float)
    total: dict[str, float] = defaultdict(float)
    reports = [one for one in sample_reports(reference.load()) if "2025-06-30" in one.name]
    assert len(reports) == 12
    for report in reports:
        file = folder / report.name
        file.write_bytes(report.content)
        cells = list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))
        (column,) = (at for at, cell in enumerate(cells[4]) if cell == "Xác nhận trên VNeID")
        for row in cells[6:]:
            for commune in went_to[row[0]] if row[0] else ():
                # The two split units went to two communes each, half and half.
                total[commune] += row[column] / len(went_to[row[0]])
                done[commune] += row[column + 1] / len(went_to[row[0]])
    return done, total


def test_a_database_of_other_code_or_a_damaged_one_is_not_current(sample_store, store, monkeypatch):
    store.folder.mkdir(parents=True, exist_ok=True)
    store.database.write_bytes(sample_store.database.read_bytes())
    assert build.is_current(store)
    monkeypatch.setattr("data.database.code_version", lambda: "other")
    assert not build.is_current(store)
    monkeypatch.undo()
    store.database.write_bytes(b"not a database")
    assert not build.is_current(store)
