"""The press pack of real figures, and the command that writes it."""

import csv
import io
import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from own_store import own_store

from charts.__main__ import main
from charts.drawing import NothingToDrawError
from charts.drawn import CHARTS, NAMES
from charts.press import pack
from data.store import Store

pytestmark = pytest.mark.usefixtures("loaded_once")

GAPS = "hatinh-vneid-2026-10-31-gaps-92mm-so-lieu-mau"
KINDS = [
    *(".svg", "-outlines.svg", ".pdf", "-cmyk.pdf", ".png", "-grey.png", ".csv"),
    *("-caption.txt", "-alt.txt"),
]


@pytest.fixture(scope="module")
def store(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_store(sample_store, tmp_path_factory.mktemp("press")).folder


@pytest.fixture
def press(store, monkeypatch, capsys, tmp_path):
    """Ask for a pack; its exit status, what it said, and the files in the folder."""
    monkeypatch.setenv("HATINH_DATA_DIR", str(store))
    folder = tmp_path / "báo"

    def run(*arguments: str) -> tuple[int, str, str, list[Path]]:
        status = main(["press", *arguments, "-o", str(folder)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err, sorted(folder.glob("*"))

    return run


@pytest.fixture(scope="module")
def packed(store, tmp_path_factory) -> Path:
    """One pack, as it was written."""
    folder = tmp_path_factory.mktemp("gaps")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HATINH_DATA_DIR", str(store))
        assert main(["press", "gaps", "-o", str(folder)]) == 0
    return folder / f"{GAPS}.zip"


@pytest.fixture(scope="module")
def opened(packed) -> dict[str, bytes]:
    """The files of that pack by their name, without the folder in it."""
    with ZipFile(packed) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {GAPS}
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def test_a_pack_has_every_format_texts_numbers_checks_and_a_manifest(opened):
    assert list(opened) == [
        *(f"{GAPS}{kind}" for kind in KINDS),
        *("preflight.json", "preflight.txt", "manifest.json"),
    ]


def test_the_manifest_says_what_was_asked_of_which_data_and_the_hash_of_every_file(opened):
    told = json.loads(opened["manifest.json"])
    assert told["indicator"] == {"code": "adult_vneid", "name": "Xác nhận trên VNeID"}
    assert (told["as_of"], told["is_sample"]) == ("2026-10-31", True)
    assert told["filters"] == {"district": None, "group": None, "target_year": None}
    assert told["size"] == {"name": "one_column", "width_mm": 92}
    assert [one["chart"] for one in told["charts"]] == ["gaps"]
    assert len(told["data_version"]) == 10
    hashes = {name: one["sha256"] for name, one in told["files"].items()}
    others = {name: content for name, content in opened.items() if name != "manifest.json"}
    assert hashes == {name: sha256(content).hexdigest() for name, content in others.items()}


def test_the_texts_carry_the_mark_source_and_version(opened):
    told = json.loads(opened["manifest.json"])
    mark, words, source = opened[f"{GAPS}-caption.txt"].decode().splitlines()
    assert mark == "SỐ LIỆU MẪU"
    assert words.startswith(told["charts"][0]["title"])
    assert source == f"Nguồn: {told['source']}. Phiên bản dữ liệu {told['data_version']}."
    assert opened[f"{GAPS}-alt.txt"].decode().startswith("SỐ LIỆU MẪU\n")


def test_the_numbers_have_a_byte_order_mark_and_the_mark_in_every_line(opened):
    content = opened[f"{GAPS}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0][0] == "Xã, phường"
    assert all("SỐ LIỆU MẪU" in ", ".join(row) for row in rows[1:])


def test_the_results_of_the_checks_are_in_the_pack(opened):
    (results,) = json.loads(opened["preflight.json"]).values()
    assert len(results) == 9
    assert {one["met"] for one in results} == {True}
    assert opened["preflight.txt"].decode().startswith(f"{NAMES['gaps']}\n- Khổ giấy: 92,0 × ")


def test_the_same_request_gives_the_same_pack_over_the_one_before(press, packed, tmp_path):
    first = packed.read_bytes()
    (tmp_path / "báo").mkdir()
    (tmp_path / "báo" / packed.name).write_bytes(b"the one before")
    (path,) = press("gaps")[3]
    assert path.name == packed.name
    assert sha256(path.read_bytes()).digest() == sha256(first).digest()


def test_all_figures_make_one_pack_and_progress_is_told(press):
    status, out, err, (path,) = press("all", "--district", "Cẩm Xuyên", "--formats", "png")
    assert status == 0, err
    assert path.name == "hatinh-vneid-2026-10-31-cam-xuyen-92mm-so-lieu-mau.zip"
    assert out == f"Đã ghi {path}\n"
    drawn = [line for line in err.splitlines() if "/" in line.split(" ")[0]]
    assert drawn[0].endswith(NAMES["map"])
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith("mau.png")]
        told = json.loads(archive.read(f"{path.stem}/manifest.json"))
    assert len(names) == len(drawn) == len(told["charts"])
    assert {one["chart"] for one in told["charts"]} | set(told["left_out"]) == set(CHARTS)
    assert told["filters"]["district"] == "Huyện Cẩm Xuyên"


def test_only_the_formats_asked_for_are_packed(press):
    (path,) = press("gaps", "--formats", "cmyk-pdf")[3]
    with ZipFile(path) as archive:
        kinds = [name.removeprefix(f"{GAPS}/{GAPS}") for name in archive.namelist()]
    assert [kind for kind in kinds if "/" not in kind] == ["-cmyk.pdf", *KINDS[5:]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("pie",),
            "Không có hình «pie»; hãy chọn map, tiles, gaps, path, districts, equity, scorecard "
            "hoặc all.\n",
        ),
        (("gaps", "--size", "92x30"), "không vừa khổ 92 × 30 mm."),
        (("gaps", "--size", "big"), "Không có khổ «big»; hãy dùng one_column, two_columns,"),
        (
            ("map", "--district", "Hồng Lĩnh", "--group", "border"),
            "Thị xã Hồng Lĩnh, nhóm biên giới: không có xã nào thuộc nhóm này.\n",
        ),
        (
            ("all", "--district", "Hồng Lĩnh", "--group", "border"),
            "Thị xã Hồng Lĩnh, nhóm biên giới: không có xã nào thuộc nhóm này.\n",
        ),
        (("gaps", "--district", "Kỳ"), "unknown or ambiguous district 'Kỳ'"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_is_written(press, arguments, said):
    status, out, err, files = press(*arguments)
    assert (status, out, files) == (2, "", [])
    assert said in err


def test_a_failing_check_blocks_the_pack(press, monkeypatch):
    monkeypatch.setattr("charts.press.checks.LEAST_RULE", 9.0)
    status, _, err, files = press("gaps")
    assert (status, files) == (2, [])
    assert err.endswith(
        f"Hình «{NAMES['gaps']}» chưa in được. Có nét chỉ 0,50 pt; hãy vẽ nét từ 9,0 pt.\n"
    )


def test_a_folder_that_cannot_be_written_is_refused(press, tmp_path):
    (tmp_path / "báo").write_text("")
    status, out, err, _ = press("gaps")
    assert (status, out) == (2, "")
    assert "Không ghi được" in err
    assert err.endswith("Hãy chọn thư mục khác.\n")


@pytest.mark.parametrize("wrong", [("gaps", "--formats", "gif"), ()])
def test_a_wrong_command_is_refused(press, wrong):
    with pytest.raises(SystemExit) as stopped:
        press(*wrong)
    assert stopped.value.code == 2


def test_rows_are_asked_as_a_public_file_may_show_them(monkeypatch):
    """The one place where small numbers are hidden before anything is drawn."""

    def refuse(scope):
        raise NothingToDrawError(str(scope))

    monkeypatch.setattr(pack, "public", refuse)
    with pytest.raises(NothingToDrawError, match="the scope"):
        pack.made("the scope", "map", None, lambda *told: None)
