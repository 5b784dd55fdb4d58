"""What the page for handing in asks of a process apart: plain values, and a seal."""

import io
import json
import os
import pickle
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data import desk, reference
from data.store import Store
from data.troubles import StoreError

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 23)
HEADER = "commune,indicator,as_of,numerator,denominator,note\n"
FIRST = (HEADER + "Xã Cẩm Bình,adult_vneid,30/09/2026,11007,17207,\n").encode()
# The same number of the same day, corrected; and a second commune.
SECOND = (
    HEADER
    + "Xã Cẩm Bình,adult_vneid,30/09/2026,11500,17207,\n"
    + "Xã Thạch Lạc,adult_vneid,30/09/2026,9000,13000,\n"
).encode()
BROKEN = (HEADER + "Xã Cẩm Bình,adult_vneid,30/09/2026,21000,19000,\n").encode()


@pytest.fixture
def folder(sample_store: Store, tmp_path: Path) -> Path:
    (tmp_path / "hatinh.duckdb").write_bytes(sample_store.database.read_bytes())
    return tmp_path


def checked(folder: Path, *files: tuple[str, bytes], communes: tuple[str, ...] | None = None):
    return desk.check(folder, files, communes, TODAY)


def taken(folder: Path, content: bytes, name: str = "a.csv") -> str:
    found = checked(folder, (name, content))
    reasons = {
        one["sha256"]: [(two["message"], "đã hỏi lại") for two in one["problems"]]
        for one in found["files"]
    }
    return desk.take(folder, found["sealed"], None, "an@example.vn", reasons)["data_version"]


def test_a_broken_file_is_told_by_cell_and_nothing_is_sealed(folder):
    found = checked(folder, ("a.csv", BROKEN))
    (file,) = found["files"]
    assert (file["status"], file["number"], found["sealed"]) == ("rejected", None, b"")
    assert [(one["cell"], one["found"], one["expected"]) for one in file["problems"]] == [
        ("D2", "21000", "không quá 19.000")
    ]
    assert not (folder / "imports.jsonl").exists()


def test_the_first_report_replaces_the_sample_and_the_second_does_not(folder):
    (file,) = checked(folder, ("a.csv", FIRST))["files"]
    assert file["replaces_sample"]
    taken(folder, FIRST)
    (file,) = checked(folder, ("b.csv", SECOND))["files"]
    assert not file["replaces_sample"]


def test_what_was_taken_tells_the_numbers_that_the_log_gave(folder):
    sealed = checked(folder, ("a.csv", FIRST), ("b.csv", BROKEN), ("c.csv", SECOND))["sealed"]
    assert desk.take(folder, sealed, None, "an", {})["numbers"] == [1, 2]


def test_a_correction_tells_from_and_to_and_what_is_new(folder):
    taken(folder, FIRST)
    (file,) = checked(folder, ("b.csv", SECOND))["files"]
    assert (file["new"], file["changed"], file["unchanged"]) == (1, 1, 0)
    changed, new = file["rows"]
    assert (changed["place"], changed["before"], changed["after"]) == (
        "xã Cẩm Bình",
        (11007, 17207),
        (11500, 17207),
    )
    assert (new["place"], new["before"], new["after"]) == ("xã Thạch Lạc", None, (9000, 13000))


def test_what_was_taken_is_known_by_its_number_and_can_be_withdrawn(folder):
    before = checked(folder)["data_version"]
    version = taken(folder, FIRST)
    again = checked(folder, ("other-name.csv", FIRST))
    assert (again["files"][0]["status"], again["files"][0]["number"]) == ("known", 1)
    assert (again["data_version"], again["sealed"]) == (version, b"")
    assert desk.withdraw(folder, 1, "nhầm tháng", "binh@example.vn") == before
    (line,) = desk.history(folder)
    assert (line["received_from"], line["state"]) == ("an@example.vn", "withdrawn")
    assert line["withdrawal"]["reason"] == "nhầm tháng"
    assert line["withdrawal"]["received_from"] == "binh@example.vn"


def test_confirmed_warnings_stand_in_the_log_with_their_reasons(folder):
    """12 000 people more than the estimate of 17 207: a question that must be answered."""
    odd = (HEADER + "Xã Cẩm Bình,adult_vneid,30/09/2026,11007,29207,\n").encode()
    taken(folder, odd)
    (line,) = (json.loads(one) for one in (folder / "imports.jsonl").read_text().splitlines())
    assert [one["reason"] for one in line["confirmed"]] == ["đã hỏi lại"]


def test_a_reporter_may_not_speak_of_other_communes(folder):
    found = checked(folder, ("a.csv", SECOND), communes=("18685",))
    (file,) = found["files"]
    assert (file["status"], found["sealed"]) == ("rejected", b"")
    assert file["refusal"] == (
        "Tệp nói đến 1 xã, phường ngoài phần được giao cho tài khoản này: xã Thạch Lạc. "
        "Hãy bỏ những dòng ấy, hoặc gửi cho người biên tập."
    )
    sealed = checked(folder, ("a.csv", SECOND))["sealed"]
    with pytest.raises(StoreError, match="ngoài phần được giao"):
        desk.take(folder, sealed, ("18685",), "r@example.vn", {})
    assert not (folder / "imports.jsonl").exists()


def test_a_reporter_of_today_may_speak_of_the_old_units_of_his_commune(folder):
    old = (HEADER + "Xã Cẩm Bình,adult_vneid,31/05/2025,1007,5207,\n").encode()
    facts = reference.load()
    (unit,) = (one for one in facts.old_units if one.name == "Cẩm Bình")
    assert unit.now == ("Cẩm Bình",)
    assert checked(folder, ("a.csv", old), communes=("18685",))["files"][0]["refusal"] == ""
    assert checked(folder, ("a.csv", old), communes=("18073",))["files"][0]["refusal"] != ""


def test_classifications_are_for_editors(folder):
    content = desk.template(folder, "classification")
    (file,) = checked(folder, ("a.csv", content), communes=("18685",))["files"]
    assert file["refusal"] == (
        "Danh sách phân loại xã chỉ người biên tập được nhận. Hãy gửi tệp này cho người biên tập."
    )


def test_a_name_is_never_a_path(folder):
    found = checked(folder, ("../../etc/\u202epasswd\n.csv", FIRST))
    assert found["files"][0]["file"] == "passwd.csv"
    desk.take(folder, found["sealed"], None, "an", {})
    assert [path.name for path in folder.parent.iterdir() if "passwd" in path.name] == []
    assert len(list((folder / "reports").iterdir())) == 1


def test_the_form_of_a_commune_has_its_name_and_the_totals_of_real_reports_only(folder):
    def values() -> set[object]:
        book = load_workbook(BytesIO(desk.template(folder, "commune", "18685")))
        return {cell.value for row in book.worksheets[0].iter_rows() for cell in row}

    assert "Xã Cẩm Bình" in values()
    assert 17207 not in values()
    taken(folder, FIRST)
    assert 17207 in values()


def test_marked_files_come_alone_or_as_a_zip(folder):
    (file,) = checked(folder, ("a.csv", BROKEN))["files"]
    one = ("a.csv", BROKEN, file["problems"])
    book = load_workbook(BytesIO(desk.mark(folder, [one])))
    assert any(cell.comment for sheet in book for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(BytesIO(desk.mark(folder, [one, one]))) as packed:
        assert packed.namelist() == ["001-a.xlsx", "002-a.xlsx"]


def asked(task: str, **values: object) -> list[tuple[str, object]]:
    """The frames that a process of its own answers."""
    done = subprocess.run(
        (sys.executable, "-m", "data.desk"),
        cwd=ROOT,
        input=pickle.dumps((task, values)),
        capture_output=True,
        env=os.environ,
        check=True,
    )
    frames, stream = [], io.BytesIO(done.stdout)
    while stream.tell() < len(done.stdout):
        frames.append(pickle.load(stream))
    return frames


def test_the_process_tells_its_progress_then_its_answer(folder):
    *before, (kind, answer) = asked(
        "check", folder=folder, files=[("a.csv", BROKEN)], communes=None, today=TODAY
    )
    assert before[0] == ("progress", (0, 1, "Kiểm tra tệp"))
    assert (kind, answer["files"][0]["status"]) == ("answer", "rejected")


def test_the_process_says_why_it_refuses(folder):
    frames = asked("withdraw", folder=folder, number=7, reason="x", sender="an")
    assert frames[-1] == (
        "refused",
        "Chưa nhận tệp nào mang số 7. Hãy xem số của tệp trong lịch sử nhận.",
    )


def test_a_process_that_nobody_asks_ends_by_itself():
    done = subprocess.run((sys.executable, "-m", "data.desk"), cwd=ROOT, input=b"", check=True)
    assert done.returncode == 0
