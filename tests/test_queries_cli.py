"""`python -m queries`: any query from the shell."""

import csv
import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import small_data

import queries
from queries.__main__ import QUERIES, main

ROOT = Path(__file__).parent.parent
SMALL = (
    ("18073", "2025-12-31", 700, 1000),
    ("18133", "2025-12-31", 65, 100),
    ("18313", "2025-11-30", 20, 200),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("số liệu mới")
    small_data.write(folder / "hatinh.duckdb", SMALL)
    return folder


@pytest.fixture
def run(folder, monkeypatch, capsys):
    """Run a query; its exit status and what it printed."""
    monkeypatch.setenv("HATINH_DATA_DIR", str(folder))

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def table(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


def test_the_list_names_every_query_and_its_question(run):
    status, out, _ = run("--list")
    lines = out.splitlines()
    assert status == 0
    assert [line.split(":")[0] for line in lines] == list(QUERIES)
    assert (
        "gaps: Which communes are below their target? One row each, most people missing first."
        in lines
    )
    assert run()[1] == out


def test_every_query_answers_in_both_formats(run, monkeypatch):
    """On one copy of the database: each command by itself loads its own."""
    monkeypatch.setattr(queries, "load", cache(queries.load))
    for name in QUERIES:
        status, out, _ = run(name, "--commune", "18073")
        rows = table(out)
        assert status == 0
        as_json = json.loads(run(name, "--commune", "18073", "--format", "json")[1])
        assert len(as_json) == len(rows)
        for one, other in zip(as_json, rows, strict=True):
            assert list(one) == list(other)


def test_the_default_is_the_headline_on_the_newest_date(run):
    rows = table(run("coverage_by_commune")[1])
    assert len(rows) == 69
    assert rows[0]["commune"] == "Thành Sen"
    assert (rows[0]["reported_on"], rows[0]["share_percent"]) == ("2025-12-31", "70.0")


def test_whole_numbers_have_no_decimals_though_rows_are_empty(run):
    first, second = table(run("coverage_by_commune")[1])[:2]
    assert (first["numerator"], first["denominator"], first["people_missing"]) == (
        "700",
        "1000",
        "0",
    )
    assert (second["numerator"], second["reported_on"], second["people_missing"]) == ("", "", "")


def test_json_has_whole_numbers_nulls_and_plain_dates(run):
    first, second = json.loads(run("coverage_by_commune", "--format", "json")[1])[:2]
    assert (first["numerator"], first["is_silent"], first["share_percent"]) == (700, False, 70)
    assert first["reported_on"] == "2025-12-31"
    assert (second["numerator"], second["reported_on"], second["share_percent"]) == (None,) * 3
    (report,) = json.loads(run("reports_in_force", "--format", "json")[1])
    assert (report["as_of"], report["received_at"]) == ("2025-12-31", "2026-11-01T08:00:01")


def test_filters_reach_the_query(run):
    def communes(*filters: str) -> list[str]:
        return [row["commune"] for row in table(run("gaps", *filters)[1])]

    assert communes() == ["Vũ Quang", "Hương Sơn"]
    assert communes("--as-of", "2025-12-30") == ["Vũ Quang"]
    assert communes("--district", "Hương Sơn") == ["Hương Sơn"]
    assert communes("--group", "has_minority_village") == ["Vũ Quang"]
    assert communes("--target-year", "2026") == ["Vũ Quang", "Thành Sen", "Hương Sơn"]
    assert communes("--indicator", "digital_families") == []


def test_time_is_of_the_province_unless_asked_otherwise(run):
    assert {row["place"] for row in table(run("coverage_over_time")[1])} == {"Hà Tĩnh"}
    districts = table(run("coverage_over_time", "--by", "district")[1])
    assert len({row["place"] for row in districts}) == len(table(run("former_districts")[1]))


def test_old_units_are_asked_of_one_commune(run):
    rows = table(run("old_units_of", "--commune", "18652")[1])
    assert [row["old_unit"] for row in rows] == ["Đại Nài", "Thạch Đài", "Tân Lâm Hương"]
    assert run("old_units_of") == (2, "", "old_units_of needs --commune CODE\n")
    assert run("old_units_of", "--commune", "00000") == (
        2,
        "",
        "unknown commune '00000'; --commune takes the code of one of the 69\n",
    )


def test_what_is_not_there_is_refused_with_what_is(run):
    status, out, told = run("gaps", "--indicator", "vneid")
    assert (status, out) == (2, "")
    assert told.startswith("unknown indicator 'vneid'; known: cadre_skills, ")
    assert run("gaps", "--district", "Kỳ Anh") == (
        2,
        "",
        "unknown or ambiguous district 'Kỳ Anh'; known: Thị xã Kỳ Anh, Huyện Kỳ Anh\n",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("no_such_query",),
        ("gaps", "--as-of", "31/12/2025"),
        ("gaps", "--group", "coast"),
        ("gaps", "--target-year", "99999999999"),
        ("teaching_plan", "--people-per-week", "-5"),
        ("teaching_plan", "--people-per-week", "99999999999999999999"),
    ],
)
def test_a_wrong_command_is_refused(run, wrong):
    with pytest.raises(SystemExit) as stopped:
        run(*wrong)
    assert stopped.value.code == 2


def test_without_a_database_the_command_says_what_to_run(run, monkeypatch, tmp_path):
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    assert run("gaps") == (
        2,
        "",
        f"no database at {tmp_path / 'hatinh.duckdb'}: run `python -m data build` first\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_it_works_as_a_command(folder, monkeypatch):
    monkeypatch.setenv("HATINH_DATA_DIR", str(folder))
    command = (sys.executable, "-m", "queries", "coverage_of_province")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (row,) = table(done.stdout.decode("utf-8"))
    # 700 + 65 + 20 of 1000 + 100 + 200.
    assert (row["numerator"], row["denominator"]) == ("785", "1300")


def test_a_folder_with_a_quote_in_its_name_can_be_asked(tmp_path):
    path = tmp_path / "it's" / "hatinh.duckdb"
    path.parent.mkdir()
    small_data.write(path, SMALL)
    assert len(queries.report_dates(queries.load(path))) == 2
