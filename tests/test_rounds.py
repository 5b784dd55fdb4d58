"""Who reported in which round, worked out by hand on small databases, and the files behind it."""

import csv
import shutil
from collections import Counter
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest
import round_samples
from sample_facts import facts
from workbooks import long_csv

import queries
from data import contacts, reference, rounds
from data.__main__ import main as data_command
from data.imports import Sender, import_files
from data.reference import load, rows
from data.reviewed import ReviewedFileError
from data.store import Store
from data.withdrawals import withdraw
from queries.__main__ import main as queries_command

VNEID, FAMILIES, CLASSES = "adult_vneid", "digital_families", "elderly_classes"
SON, TRAN_PHU, BAC, NAM, OLD, KHANG = "18073", "18100", "18115", "18118", "18133", "18790"
LATER = "2026-01-31"
# The round of 2025: due on 10/12/2025, numbers dated 01/11/2025 to 31/12/2025.
FILES = (
    # Only an older date: not a report of this round.
    ("2025-11-03", ((OLD, "2025-10-31", 5, 10),)),
    # A summary speaks for two communes; one of them has a second indicator in it.
    (
        "2025-12-05",
        (
            (BAC, "2025-11-30", 5, 10),
            (NAM, "2025-11-30", 6, 10),
            (NAM, "2025-11-30", 7, 10, FAMILIES),
        ),
    ),
    ("2025-12-10", ((SON, "2025-11-30", 700, 1000),)),
    ("2025-12-11", ((TRAN_PHU, "2025-11-30", 70, 100),)),
)


@pytest.fixture
def small(tmp_path: Path):
    return round_samples.opened(tmp_path / "rounds.duckdb", *FILES)


def status(connection, today: str = LATER, of_round: str = "2025", **filters) -> dict:
    found = queries.rows(
        connection,
        "reporting_status",
        **queries.accepted("reporting_status", {"today": today, "of_round": of_round, **filters}),
    )
    return {row["commune_code"]: row for row in found}


def complete(connection, today: str = LATER, of_round: str = "2025") -> dict:
    asked = queries.accepted("completeness", {"today": today, "of_round": of_round})
    return {row["indicator"]: row for row in queries.rows(connection, "completeness", **asked)}


def test_the_deadline_itself_is_on_time_and_the_day_after_is_late(small):
    found = status(small)
    on_the_day, a_day_late = found[SON], found[TRAN_PHU]
    assert (on_the_day["state"], on_the_day["received_on"]) == ("on_time", date(2025, 12, 10))
    assert on_the_day["days_late"] is None
    assert (a_day_late["state"], a_day_late["received_on"]) == ("late", date(2025, 12, 11))
    assert a_day_late["days_late"] == 1


def test_a_summary_counts_for_each_commune_that_it_holds(small):
    found = status(small)
    assert {found[code]["state"] for code in (BAC, NAM)} == {"on_time"}
    assert {found[code]["received_on"] for code in (BAC, NAM)} == {date(2025, 12, 5)}


def test_who_never_reported_or_only_about_an_older_date_is_missing(small):
    """31/10/2025 to 31/01/2026 are 92 days: not yet silent; the day after it is."""
    found = status(small)
    older, never = found[OLD], found[KHANG]
    assert (older["state"], older["received_on"]) == ("missing", None)
    assert (older["last_data_on"], older["last_received_on"]) == (
        date(2025, 10, 31),
        date(2025, 11, 3),
    )
    assert (older["days_silent"], older["is_silent"]) == (92, False)
    assert status(small, "2026-02-01")[OLD]["is_silent"] is True
    assert (never["state"], never["last_data_on"], never["last_received_on"]) == (
        "missing",
        None,
        None,
    )
    assert (never["days_silent"], never["is_silent"]) == (None, True)


def test_on_time_late_and_missing_are_all_that_are_expected(small):
    """On time 18073, 18115, 18118; late 18100; the other 65 of 69 are missing."""
    states = Counter(row["state"] for row in status(small).values())
    assert states == {"on_time": 3, "late": 1, "missing": 65}
    assert sum(states.values()) == 69


@pytest.mark.parametrize("today", ["2025-11-01", "2025-12-05", "2025-12-10", "2025-12-31", LATER])
def test_the_three_states_add_up_on_every_day_and_for_every_indicator(small, today):
    assert len(status(small, today)) == 69
    for row in complete(small, today).values():
        parts = row["communes_on_time"] + row["communes_late"] + row["communes_missing"]
        assert parts == row["communes_expected"] == 69


def test_what_had_not_come_yet_is_missing_on_that_day(small):
    assert status(small, "2025-12-09")[SON]["state"] == "missing"
    assert status(small, "2025-12-10")[SON]["state"] == "on_time"
    assert status(small, "2025-12-10")[TRAN_PHU]["state"] == "missing"


def test_before_the_deadline_nobody_is_late_and_the_days_left_count_down(small):
    found = {row["round"]: row for row in queries.rows(small, "rounds", today="2025-12-08")}
    assert (found["2025"]["days_left"], found["2025"]["is_next"]) == (2, True)
    # 8/12/2025 to 10/12/2026 is a year and two days.
    assert (found["2026"]["days_left"], found["2026"]["is_next"]) == (367, False)
    later = {row["round"]: row for row in queries.rows(small, "rounds", today="2025-12-11")}
    assert (later["2025"]["days_left"], later["2025"]["is_next"]) == (-1, False)
    assert (later["2026"]["days_left"], later["2026"]["is_next"]) == (364, True)


def test_completeness_looks_into_the_report(small):
    """Of 19 indicators 18118 sent two, 18073 one; the province has families of one commune."""
    assert status(small)[NAM]["indicators_missing"] == 17
    assert status(small)[SON]["indicators_missing"] == 18
    assert status(small)[KHANG]["indicators_missing"] == 19
    found = complete(small)
    assert len(found) == 19
    families, headline = found[FAMILIES], found[VNEID]
    assert [families[f"communes_{one}"] for one in ("on_time", "late", "missing")] == [1, 0, 68]
    assert [headline[f"communes_{one}"] for one in ("on_time", "late", "missing")] == [3, 1, 65]
    assert headline["received_percent"] == pytest.approx(400 / 69)


def test_a_year_asks_for_its_own_group_of_pupils(small):
    assert "student_skills_primary_up" not in complete(small)
    assert "student_skills_secondary" not in complete(small, of_round="2026")
    assert "student_skills_primary_up" in complete(small, of_round="2026")


def test_a_filter_leaves_its_communes(small):
    found = status(small, district="Thị xã Hồng Lĩnh")
    assert set(found) == {BAC, NAM}
    assert Counter(row["state"] for row in found.values()) == {"on_time": 2}


FIRST = ("2025-12-05", ((SON, "2025-11-30", 5, 10), (SON, "2025-11-30", 7, 10, FAMILIES)))


@pytest.mark.parametrize(
    ("again", "state", "day"),
    [
        # The same once more, with another commune: nothing of the first file is superseded.
        (((SON, "2025-11-30", 5, 10), (SON, "2025-11-30", 7, 10, FAMILIES)), "on_time", 5),
        # One number corrected after the deadline: the other still stands.
        (((SON, "2025-11-30", 4, 10),), "on_time", 5),
        # Both corrected: the first file is superseded as a whole, and counts no more.
        (((SON, "2025-11-30", 4, 10), (SON, "2025-11-30", 7, 11, FAMILIES)), "late", 20),
    ],
)
def test_a_superseded_file_does_not_count(tmp_path, again, state, day):
    connection = round_samples.opened(tmp_path / "a.duckdb", FIRST, ("2025-12-20", again))
    found = status(connection)[SON]
    assert (found["state"], found["received_on"]) == (state, date(2025, 12, day))
    assert status(connection, "2025-12-19")[SON]["received_on"] == date(2025, 12, 5)


def test_a_withdrawn_file_does_not_count(tmp_path):
    """18073 sent on 5/12/2025 and again, corrected, on 20/12: without the second it was on time."""
    store = Store(tmp_path / "store")

    def states() -> dict:
        found = status(queries.load(store.database))
        return {code: found[code]["state"] for code in (SON, TRAN_PHU)}

    def came(day: int, *lines: str) -> None:
        path = tmp_path / f"{day}.csv"
        path.write_bytes(long_csv(*lines))
        sender = Sender(datetime(2025, 12, day, 9), "Sở")
        (file,) = import_files([path], store, load(), sender).files
        assert file.status == "accepted"

    came(5, "18073,adult_vneid,30/11/2025,50000,61000,")
    came(9, "18100,adult_vneid,30/11/2025,19000,26115,")
    came(20, "18073,adult_vneid,30/11/2025,51000,61000,")
    assert states() == {SON: "late", TRAN_PHU: "on_time"}
    sender = Sender(datetime(2025, 12, 21, 9), "Sở")
    withdraw(store, load(), 3, "gửi nhầm", sender)
    assert states() == {SON: "on_time", TRAN_PHU: "on_time"}
    withdraw(store, load(), 2, "gửi nhầm", sender)
    assert states() == {SON: "on_time", TRAN_PHU: "missing"}


def test_old_units_speak_for_their_commune_when_it_comes_to_silence(tmp_path):
    """18304 Đức Đồng is heard through the old units that went to it, never in a round."""
    old = next(row["old_code"] for row in rows("crosswalk.csv") if row["new_code"] == "18304")
    said = ("2025-07-03", ((old, "2025-06-30", 5, 10),))
    found = status(round_samples.opened(tmp_path / "a.duckdb", said))["18304"]
    assert (found["state"], found["last_data_on"]) == ("missing", date(2025, 6, 30))
    assert found["last_received_on"] == date(2025, 7, 3)


def test_the_sample_has_the_late_and_the_silent_that_it_invents(sample):
    """Thượng Đức sent its own form on 22/12; Kỳ Khang stands in the summary of 31/12."""
    found = status(sample, "2026-11-23")
    assert Counter(row["state"] for row in found.values()) == {
        "on_time": 66,
        "late": 2,
        "missing": 1,
    }
    late = {code: row["received_on"] for code, row in found.items() if row["state"] == "late"}
    assert late == {"18328": date(2025, 12, 22), "18790": date(2026, 1, 3)}
    assert found["18304"]["state"] == "missing"


def test_the_sample_again_from_its_files(sample):
    """The first day on which any file says a number of the window, commune by commune."""
    first: dict[str, date] = {}
    for report, reading in zip(facts().reports, facts().readings, strict=True):
        for one in reading.observations:
            if date(2025, 11, 1) <= one.as_of <= date(2025, 12, 31):
                came = report.received_at.date()
                first[one.unit_code] = min(first.get(one.unit_code, came), came)
    found = status(sample, "2026-11-23")
    assert {code: row["received_on"] for code, row in found.items()} == {
        code: first.get(code) for code in found
    }


def test_a_round_that_does_not_exist_is_told(small):
    assert queries.find_round(small, "2025") == "2025"
    with pytest.raises(queries.QueryError, match="unknown round '2031'; known: 2025, 2026"):
        queries.find_round(small, "2031")


HEADER = ",".join(rounds.COLUMNS)


def lines(*texts: str, header: str = HEADER) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("\n".join([header, *texts]))))


ASKED = "q3-2026,Báo cáo đột xuất quý III,30/09/2026,,01/09/2026,30/09/2026,"


def test_a_round_that_is_asked_for_has_its_own_date_communes_and_indicators():
    (one,) = rounds.read(
        load(), lines(f"{ASKED}18073; Xã Cẩm Bình,digital_families;adult_vneid,Công văn 1")
    )
    assert (one.deadline, one.target_year) == (date(2026, 9, 30), None)
    assert (one.data_from, one.data_to) == (date(2026, 9, 1), date(2026, 9, 30))
    binh = next(unit.code for unit in load().communes if unit.name == "Cẩm Bình")
    assert one.communes == ("18073", binh)
    assert one.indicators == ("adult_vneid", "digital_families")


def test_a_round_that_is_asked_for_counts_like_a_yearly_one(tmp_path, monkeypatch):
    folder = tmp_path / "reference"
    shutil.copytree(reference.FOLDER, folder)
    with (folder / "deadlines.csv").open("a", encoding="utf-8") as file:
        file.write(f"{ASKED}18073;18100;18115,adult_vneid;digital_families,Công văn 1\n")
    monkeypatch.setattr(reference, "FOLDER", folder)
    connection = round_samples.opened(
        tmp_path / "a.duckdb",
        ("2026-09-30", ((SON, "2026-09-30", 5, 10),)),
        ("2026-10-02", ((TRAN_PHU, "2026-09-30", 5, 10), (NAM, "2026-09-30", 5, 10))),
    )
    found = status(connection, "2026-10-05", "q3-2026")
    assert {code: row["state"] for code, row in found.items()} == {
        SON: "on_time",
        TRAN_PHU: "late",
        BAC: "missing",
    }
    assert {code: row["indicators_missing"] for code, row in found.items()} == {
        SON: 1,
        TRAN_PHU: 1,
        BAC: 2,
    }
    known = [row["round"] for row in queries.rows(connection, "rounds", today="2026-10-05")]
    assert known == ["2025", "q3-2026", "2026"]
    # It sets no target: the path to the targets is of the yearly deadlines alone.
    assert [row["year"] for row in queries.rows(connection, "targets", indicator=VNEID)] == [
        2025,
        2026,
    ]


DAY = "không phải ngày. Hãy ghi như 2026-12-10 hoặc 10/12/2026."
FAULTY = [
    "dòng 2, cột round: “Quý 3” không phải mã kỳ. Hãy dùng chữ thường không dấu, số và gạch nối.",
    "dòng 2, cột name: ô trống. Hãy điền.",
    f"dòng 2, cột deadline: “10/13/2026” {DAY}",
    "dòng 2, cột communes: “Thạch Ha” không phải mã hay tên của một trong 69 xã, phường. "
    "Các tên cách nhau bằng dấu chấm phẩy.",
    "dòng 2, cột target_year: “26” không phải năm. Hãy ghi như 2026; kỳ đột xuất để trống.",
    "dòng 4, cột data_to: ngày cuối 01/06/2025 trước ngày đầu 30/06/2025.",
    "dòng 4, cột data_from: kỳ báo cáo chỉ có với 69 xã, phường, từ ngày 01/07/2025.",
    "dòng 4, cột indicators: “vneid” không phải mã chỉ tiêu trong indicators.csv.",
    "dòng 5, cột round: mã kỳ “a” đã có ở dòng trên. Hãy đặt mã khác.",
    "dòng 5, cột target_year: năm 2026 đã có hạn ở dòng trên. Hãy bỏ một dòng.",
]


def test_every_fault_of_the_rounds_is_told_at_once():
    with pytest.raises(ReviewedFileError) as refused:
        rounds.read(
            load(),
            lines(
                "Quý 3,,10/13/2026,26,2026-01-01,2026-02-01,Thạch Ha,,x",
                ",,,,,,,,",
                "a,A,2025-06-30,2026,2025-06-30,2025-06-01,,vneid,x",
                "a,B,2026-06-30,2026,2026-06-01,2026-06-30,,,x",
            ),
        )
    assert str(refused.value).splitlines() == [f"deadlines.csv, {one}" for one in FAULTY]


def test_a_missing_column_is_told():
    with pytest.raises(ReviewedFileError) as refused:
        rounds.read(load(), lines("2025", header="round"))
    assert str(refused.value) == (
        "deadlines.csv: thiếu cột name, deadline, target_year, data_from, data_to, communes, "
        f"indicators, source. Dòng đầu phải là: {HEADER}"
    )


def test_the_contacts_have_all_69_communes_and_nobody_invented():
    known = contacts.read(load(), rows("contacts.csv"))
    assert [one["commune_code"] for one in known] == [unit.code for unit in load().communes]
    assert len(known) == 69
    assert {one[name] for one in known for name in contacts.KNOWN} == {None}


def test_a_contact_is_kept_as_it_was_written_and_an_empty_cell_stays_unknown():
    header = ",".join(contacts.COLUMNS)
    known = contacts.read(
        load(), lines("18073,Thành Sen,Tên người,,0912 345 678,a@b.gov.vn", header=header)
    )
    assert known[0] == {
        "commune_code": "18073",
        "contact": "Tên người",
        "position": None,
        "phone": "0912 345 678",
        "email": "a@b.gov.vn",
    }
    assert len(known) == 69


def test_every_fault_of_the_contacts_is_told_at_once():
    header = ",".join(contacts.COLUMNS)
    with pytest.raises(ReviewedFileError) as refused:
        contacts.read(
            load(),
            lines("99999,Xã lạ,,,,", "18073,,,,máy lẻ 5,", "18073,,,,,a b@c", header=header),
        )
    assert str(refused.value).splitlines() == [
        "contacts.csv, dòng 2, cột commune_code: "
        "“99999” không phải mã của một trong 69 xã, phường.",
        "contacts.csv, dòng 3, cột phone: “máy lẻ 5” không phải số điện thoại, như 0912 345 678.",
        "contacts.csv, dòng 4, cột commune_code: “18073” đã có ở dòng trên. Hãy bỏ một dòng.",
        "contacts.csv, dòng 4, cột email: “a b@c” không phải địa chỉ thư điện tử.",
    ]


def test_the_command_tells_a_broken_file_and_leaves_the_database(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "reference"
    shutil.copytree(reference.FOLDER, folder)
    (folder / "deadlines.csv").write_text(f"{HEADER}\na,A,mai,,mai,mai,,,x\n", encoding="utf-8")
    monkeypatch.setattr(reference, "FOLDER", folder)
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "store"))
    assert data_command(["build"]) == 1
    said = capsys.readouterr().err
    assert "Không dựng được cơ sở dữ liệu: deadlines.csv, dòng 2, cột deadline: “mai”" in said
    assert not (tmp_path / "store" / "hatinh.duckdb").exists()


def test_the_rounds_can_be_asked_from_the_shell(tmp_path, monkeypatch, capsys):
    round_samples.opened(tmp_path / "hatinh.duckdb", *FILES)
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    asked = ["reporting_status", "--round", "2025", "--today", "2025-12-10"]
    assert queries_command(asked) == 0
    shown = {row["commune_code"]: row for row in csv.DictReader(StringIO(capsys.readouterr().out))}
    assert len(shown) == 69
    assert (shown[SON]["state"], shown[TRAN_PHU]["state"]) == ("on_time", "missing")
    assert shown[SON]["deadline"] == "2025-12-10"
    assert queries_command(["reporting_status", "--round", "2031"]) == 2
    assert capsys.readouterr().err == "unknown round '2031'; known: 2025, 2026\n"
