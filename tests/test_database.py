"""The database file: what is written in it, and the data version."""

import csv
import shutil
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
import small_data

from data import database, reference, versions

SAID = (("18100", "2025-12-31", 60, 100), ("18133", "2025-12-31", 5, 10))
LATER = (("18100", "2025-12-31", 65, 100),)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hatinh.duckdb"


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def reference_rows(name: str) -> list[dict[str, str]]:
    with (reference.FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_status_says_what_the_database_holds(path):
    version = small_data.write(path, SAID, LATER)
    assert database.status(path) == {
        "data_version": version,
        "as_of": "2025-12-31",
        "is_sample": False,
        "reports": 2,
        "observations": 3,
        "communes_reported": 2,
        "communes_total": 69,
    }


def test_a_commune_silent_for_93_days_has_not_reported(path):
    small_data.write(path, (("18313", "2025-09-29", 1, 10), ("18100", "2025-12-31", 1, 10)))
    assert database.status(path)["communes_reported"] == 1


def test_one_sample_report_makes_the_whole_a_sample(path):
    received = [
        small_data.report(*SAID, number=1),
        small_data.report(*LATER, number=2, is_sample=True),
    ]
    database.write(path, reference.load(), received)
    assert database.status(path)["is_sample"] is True


def test_the_data_version_is_of_the_reports_in_their_order():
    one, two = "1" * 64, "2" * 64
    versions = {database.data_version(hashes) for hashes in ([], [one], [one, two], [two, one])}
    assert len(versions) == 4
    assert database.data_version([one, two]) == database.data_version(iter([one, two]))
    assert all(len(version) == 10 for version in versions)


def test_the_data_version_is_of_the_reference_facts_too(tmp_path, monkeypatch):
    before = database.data_version([])
    copied = shutil.copytree(reference.FOLDER, tmp_path / "reference")
    monkeypatch.setattr(versions, "FOLDER", copied)
    assert database.data_version([]) == before
    with (copied / "targets.csv").open("ab") as file:
        file.write(b"\n")
    assert database.data_version([]) != before


def test_hashes_come_in_the_order_received(path):
    small_data.write(path, SAID, LATER)
    received = small_data.received(SAID, LATER)
    built = database.built_from(path)
    assert built is not None
    assert built.files == built.reports == [entry.sha256 for entry, _ in received]


def test_trying_out_gives_the_version_and_the_questions_of_a_real_build(path):
    fell = (("18100", "2026-01-31", 59, 100),)
    version = small_data.write(path, SAID, fell)
    tried = database.try_out(reference.load(), small_data.received(SAID, fell))
    assert tried == (version, database.warnings(path))
    assert "count_fell" in {row["kind"] for row in tried[1]}


def test_every_observation_ever_accepted_stays(path):
    small_data.write(path, SAID, LATER)
    kept = "select report_number, numerator from observations where unit_code = '18100' order by 1"
    assert ask(path, kept) == [(1, 60), (2, 65)]
    in_force = "select numerator from observations_in_force where unit_code = '18100'"
    assert ask(path, in_force) == [(65,)]


def test_nothing_in_the_database_comes_from_the_clock(path):
    small_data.write(path, SAID, LATER)
    updated = ask(path, "select value from meta where key = 'updated_at'")
    assert updated == [("2026-11-01 08:00:02",)]
    came = ask(path, "select received_at from reports order by report_number")
    assert came == [(datetime(2026, 11, 1, 8, 0, 1),), (datetime(2026, 11, 1, 8, 0, 2),)]


def test_every_table_says_what_one_row_is(path):
    small_data.write(path, SAID)
    comments = ask(
        path,
        "select table_name, comment from duckdb_tables()"
        " union all select view_name, comment from duckdb_views() where not internal",
    )
    assert len(comments) > 10
    assert [name for name, comment in comments if not (comment or "").startswith("One row")] == []


# The reference facts


def test_there_are_69_communes_and_209_old_units_and_each_went_somewhere_whole(path):
    small_data.write(path, SAID)
    assert ask(path, "select count(*) from communes") == [(69,)]
    assert ask(path, "select count(*) from old_units") == [(209,)]
    shares = (
        "select count(*) from (select old_code from crosswalk group by old_code"
        " having sum(share_to - share_from) = 1 and min(share_from) = 0 and max(share_to) = 1)"
    )
    assert ask(path, shares) == [(209,)]
    # Đại Nài and Kỳ Lợi were cut in two.
    halves = "select old_code, commune_code, share_from, share_to from crosswalk where is_estimated"
    assert sorted(ask(path, halves)) == [
        ("18082", "18073", 0.0, 0.5),
        ("18082", "18652", 0.5, 1.0),
        ("18796", "18754", 0.0, 0.5),
        ("18796", "18832", 0.5, 1.0),
    ]


def test_reference_adults_are_68_percent_of_the_people(path):
    small_data.write(path, SAID)
    adults = dict(ask(path, "select commune_code, reference_adults from communes"))
    # 90 983 * 0.68 = 61 868.44 and 31 220 * 0.68 = 21 229.6.
    assert (adults["18073"], adults["18562"]) == (61_868, 21_230)
    assert sum(adults.values()) == sum(
        (int(row["population"]) * 68 + 50) // 100 for row in reference_rows("communes.csv")
    )


def test_remote_is_border_or_mountainous_and_unknown_is_not_no(path):
    small_data.write(path, SAID)
    known = {
        (row["commune_code"], row["classification"]): row["value"]
        for row in reference_rows("classifications.csv")
    }
    remote = dict(ask(path, "select commune_code, remote from communes"))
    for code, value in remote.items():
        pair = known[code, "border"], known[code, "mountainous"]
        wanted = "yes" if "yes" in pair else "unknown" if "unknown" in pair else "no"
        assert value == wanted
