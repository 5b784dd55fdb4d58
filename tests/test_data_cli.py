"""`python -m data`: what each command prints, returns and leaves behind."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from workbooks import form, list_csv, long_csv

from data.__main__ import main
from data.build import build
from data.reading import read_report
from data.reference import load
from data.store import Store

ROOT = Path(__file__).parent.parent
GOOD = long_csv("18100,adult_vneid,31/12/2025,20000,26115,")
FALLEN = long_csv("18100,adult_vneid,31/01/2026,19999,26115,")
BAD = long_csv("18100,adult_vneid,31/12/2025,30000,26115,")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    folder = tmp_path / "số liệu Hà Tĩnh"
    monkeypatch.setenv("HATINH_DATA_DIR", str(folder))
    return Store(folder)


@pytest.fixture
def run(store, capsys):
    """Run a command; its exit status and what it printed."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def file_of(tmp_path):
    """A file with these bytes."""

    def file_of(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return file_of


def test_import_prints_what_came_of_every_file(run, file_of):
    status, out, _ = run("import", file_of("tốt.csv", GOOD), file_of("hỏng.csv", BAD))
    first, second, fault, version = out.splitlines()
    assert status == 1
    assert first.endswith("tốt.csv: đã nhận, 1 số liệu")
    assert second.endswith("hỏng.csv: bị từ chối, 0 số liệu")
    assert fault == (
        "  Lỗi [D2] Số đạt 30000 lớn hơn tổng số 26.115. Hãy kiểm tra lại cả hai số. "
        "(thấy: 30000; cần: không quá 26.115)"
    )
    assert version.startswith("Phiên bản dữ liệu: ")


def test_import_as_json_has_exactly_the_promised_keys(run, file_of):
    good, fallen = file_of("1.csv", GOOD), file_of("2.csv", FALLEN)
    status, out, _ = run("import", "--json", good, fallen)
    said = json.loads(out)
    assert status == 0
    assert list(said) == ["data_version", "files"]
    assert said["files"][0] == {
        "file": str(good),
        "status": "accepted",
        "shape": "long",
        "as_of": "2025-12-31",
        "observations": 1,
        "problems": [],
    }
    (problem,) = said["files"][1]["problems"]
    assert problem == {
        "severity": "warning",
        "sheet": "",
        "cell": "D2",
        "found": "19.999",
        "expected": "ít nhất 20.000",
        "message": "Trần Phú: số cộng dồn giảm từ 20.000 (ngày 31/12/2025) xuống 19.999. "
        "Hãy kiểm tra lại; nếu đúng, ghi lý do vào cột Ghi chú.",
    }


def test_a_list_as_json_tells_its_lines_beside_the_promised_keys(run, file_of):
    good = file_of("1.csv", list_csv("18073,border,no,Báo", "18100,border,no,Báo"))
    status, out, _ = run("import", "--json", good)
    assert status == 0
    assert json.loads(out)["files"] == [
        {
            "file": str(good),
            "status": "accepted",
            "shape": "classification",
            "as_of": None,
            "observations": 0,
            "problems": [],
            "classes": 2,
        }
    ]
    assert run("import", good)[1].splitlines()[0].endswith(": đã có từ trước, 2 phân loại")


def test_import_returns_0_for_what_is_known_and_1_when_any_is_refused(run, file_of):
    good, bad = file_of("1.csv", GOOD), file_of("2.csv", BAD)
    assert run("import", good)[0] == 0
    status, out, _ = run("import", "--json", good)
    assert (status, json.loads(out)["files"][0]["status"]) == (0, "known")
    assert run("import", good, bad)[0] == 1
    assert run("import", good, "không có.csv")[0] == 1


def test_a_trial_import_keeps_nothing_and_answers_the_same(run, store, file_of):
    run("import", file_of("1.csv", GOOD))
    before = {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()}
    fallen = file_of("2.csv", FALLEN)
    tried = run("import", "--dry-run", "--json", fallen)
    after = {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()}
    assert after == before
    assert run("import", "--json", fallen) == tried


def test_seven_faults_are_seven_lines_and_change_nothing(run, store, file_of):
    run("import", file_of("1.csv", GOOD))
    before = (store.log.read_bytes(), store.database.read_bytes())
    faults = long_csv(
        "Không Đâu,adult_vneid,31/12/2025,1,2,",
        "18100,no_such,31/12/2025,1,2,",
        "18100,adult_vneid,31/02/2026,1,2,",
        "18100,adult_vneid,30/04/2025,1,2,",
        "18100,adult_vneid,31/12/2025,3,2,",
        "18100,digital_families,31/12/2025,-1,2,",
        "18100,digital_identity,31/12/2025,,2,",
    )
    status, out, _ = run("import", file_of("2.csv", faults))
    lines = [line for line in out.splitlines() if line.startswith("  ")]
    assert status == 1
    assert [line.split("]")[0] for line in lines] == [
        "  Lỗi [A2",
        "  Lỗi [B3",
        "  Lỗi [C4",
        "  Lỗi [C5",
        "  Lỗi [D6",
        "  Lỗi [D7",
        "  Lỗi [D8",
    ]
    assert (store.log.read_bytes(), store.database.read_bytes()) == before


def test_import_works_as_a_command_in_a_folder_with_a_space_and_accents(store, file_of):
    command = (sys.executable, "-m", "data", "import", "--json", str(file_of("Kỳ Anh.csv", GOOD)))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["files"][0]["status"] == "accepted"
    assert store.database.exists()
    (entry,) = store.entries()
    assert entry.file_name == "Kỳ Anh.csv"
    assert entry.received_from != ""


def test_status_as_json_has_exactly_the_promised_keys(run, file_of):
    version = run("import", file_of("1.csv", GOOD))[1].split()[-1]
    status, out, _ = run("status", "--json")
    assert status == 0
    assert json.loads(out) == {
        "data_version": version,
        "as_of": "2025-12-31",
        "is_sample": False,
        "reports": 1,
        "observations": 1,
        "communes_reported": 1,
        "communes_total": 69,
    }


def test_status_in_words_says_whether_the_data_is_real(run, file_of):
    run("import", file_of("1.csv", GOOD))
    words = run("status")[1]
    assert words.endswith(
        ", số liệu thật, đến ngày 31/12/2025: 1 báo cáo, 1 số liệu, 1/69 xã đã báo cáo\n"
    )


def test_a_first_build_is_of_the_sample_and_tells_its_progress(run, store):
    status, out, told = run("build")
    assert status == 0
    assert "SỐ LIỆU MẪU, đến ngày 31/10/2026: 44 báo cáo" in out
    assert told.splitlines()[0] == "0/44 Đọc báo cáo mẫu"
    assert told.splitlines()[-1] == "44/44 Ghi cơ sở dữ liệu"
    built = store.database.stat().st_mtime_ns
    assert run("build", "--if-stale")[2] == ""
    assert store.database.stat().st_mtime_ns == built


def test_a_build_that_waited_for_another_one_finds_it_done(run, store, monkeypatch):
    lock = Store.lock

    def lock_after_another(waiting):
        monkeypatch.setattr(Store, "lock", lock)
        build(waiting, load())
        return lock(waiting)

    monkeypatch.setattr(Store, "lock", lock_after_another)
    status, out, told = run("build", "--if-stale")
    assert (status, told) == (0, "")
    assert "44 báo cáo" in out


def test_a_build_over_harmed_reports_returns_1_and_says_why(run, store, file_of):
    run("import", file_of("1.csv", GOOD))
    (entry,) = store.entries()
    (store.reports / entry.stored_as).write_bytes(BAD)
    for command in (("build",), ("import", file_of("2.csv", FALLEN))):
        status, _, told = run(*command)
        assert status == 1
        assert told.splitlines()[-1] == (
            f"Không dựng được cơ sở dữ liệu: tệp reports/{entry.stored_as} đã bị sửa sau khi nhận. "
            "Hãy chép lại đúng tệp ấy từ bản sao lưu."
        )
    assert len(store.entries()) == 1


def test_a_blank_list_holds_what_is_known_now(run, tmp_path, file_of):
    area = "vùng dân tộc thiểu số 2026–2030"
    lines = [f"18073,{area},không,Quyết định 60", f"Trần Phú,{area},III,Quyết định 60"]
    run("import", file_of("1.csv", list_csv(*lines)))
    blank = tmp_path / "danh-sach.csv"
    assert run("template", "classification", "-o", blank)[0] == 0
    header, *said = blank.read_text(encoding="utf-8-sig").splitlines()
    assert header == "commune,classification,value,source"
    assert said[:3] == [
        f"Phường Thành Sen,{area},không,Quyết định 60",
        f"Phường Trần Phú,{area},khu vực III,Quyết định 60",
        f"Phường Bắc Hồng Lĩnh,{area},chưa rõ,",
    ]
    assert len(said) == 69
    filled = "\n".join([header, *(line + "Nguồn" * line.endswith(",") for line in said)])
    status, out, _ = run("import", file_of("2.csv", filled.encode()))
    assert (status, out.splitlines()[0]) == (0, f"{tmp_path / '2.csv'}: đã nhận, 69 phân loại")


@pytest.mark.parametrize("shape", ["commune", "summary", "long", "classification"])
def test_a_template_is_written_where_asked_and_recognised_when_filled_in(run, tmp_path, shape):
    file = tmp_path / "mới" / "mẫu"
    assert run("template", shape, "-o", file) == (0, f"Đã ghi {file}\n", "")
    reading = read_report(file.read_bytes(), file.name, load(), load().settings.merger_date)
    assert reading.shape == shape


def test_the_samples_are_written_and_stay_samples_when_imported(run, tmp_path):
    folder = tmp_path / "mẫu"
    assert run("sample", "-o", folder)[:2] == (0, f"Đã ghi 44 báo cáo mẫu vào {folder}\n")
    written = sorted(folder.iterdir())
    assert len(written) == 44
    assert run("import", *(path for path in written if "2025-07-31" in path.name))[0] == 0
    status = json.loads(run("status", "--json")[1])
    assert (status["is_sample"], status["reports"]) == (True, 1)


def test_one_form_of_a_commune_is_a_report_too(run, file_of):
    content = form(
        [1, "Xác nhận trên VNeID", "người", 17207, 9000], unit="Xã Cẩm Bình", day="31/12/2025"
    )
    said = json.loads(run("import", "--json", file_of("cẩm bình.xlsx", content))[1])
    assert (said["files"][0]["shape"], said["files"][0]["observations"]) == ("commune", 1)


def test_a_command_without_its_files_is_refused(run):
    with pytest.raises(SystemExit) as stopped:
        run("import")
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("command", "name"), [(("template", "summary"), "bieu.xlsx"), (("sample",), "mau")]
)
def test_a_place_where_nothing_can_be_written_is_told_in_a_sentence(run, tmp_path, command, name):
    (tmp_path / "tep").write_text("a file where a folder is needed")
    where = tmp_path / "tep" / name
    status, printed, told = run(*command, "-o", where)
    folder = where if command == ("sample",) else where.parent
    assert (status, printed) == (1, "")
    assert told.startswith(f"Máy không đọc hay ghi được thư mục {folder} (")
    assert told.endswith("Hãy kiểm tra ổ đĩa rồi làm lại.\n")


def test_the_template_of_one_commune_has_its_name(run, tmp_path):
    file = str(tmp_path / "bieu.xlsx")
    written = (0, f"Đã ghi {file}\n", "")
    assert run("template", "commune", "--commune", "18073", "-o", file) == written
    assert openpyxl.load_workbook(file).active["C3"].value == "Phường Thành Sen"
    said = "Không có biểu của xã, phường mang mã 99999.\n"
    assert run("template", "commune", "--commune", "99999", "-o", file) == (1, "", said)
