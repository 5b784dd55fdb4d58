"""`python -m charts deck`: the file, and what is said when there is none."""

import pytest
from own_store import own_store

from charts.__main__ import main
from charts.deck import command

pytestmark = pytest.mark.usefixtures("loaded_once")


@pytest.fixture(scope="module")
def folder(sample_store, tmp_path_factory):
    return own_store(sample_store, tmp_path_factory.mktemp("store")).folder


@pytest.fixture
def run(folder, monkeypatch, tmp_path, capsys):
    """Runs the command in an empty folder; its code, what it prints, and what lies there then."""
    monkeypatch.setenv("HATINH_DATA_DIR", str(folder))
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str, list[str]]:
        code = main(["deck", *words])
        said = capsys.readouterr()
        return code, said.out, said.err, sorted(one.name for one in tmp_path.iterdir())

    return run


def test_it_writes_one_file_and_says_how_far_it_is(run, tmp_path):
    code, out, err, files = run("--district", "Huyện Cẩm Xuyên", "-o", "a.html")
    assert (code, out, files) == (0, "Đã ghi a.html\n", ["a.html"])
    assert err.splitlines() == [f"{number}/9 trang" for number in range(1, 10)]
    assert "Huyện Cẩm Xuyên đạt" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_the_suffix_decides_what_is_written(run, tmp_path):
    code, _, _, files = run("--district", "Huyện Cẩm Xuyên", "-o", "a.PDF")
    assert (code, files) == (0, ["a.PDF"])
    assert (tmp_path / "a.PDF").read_bytes().startswith(b"%PDF")


def test_another_suffix_is_refused(run):
    assert run("-o", "a.pptx") == (
        2, "", "a.pptx: tên tệp phải kết thúc bằng .html hoặc .pdf\n", []
    )  # fmt: skip


def test_filters_without_a_commune_are_refused(run):
    code, out, err, files = run("--district", "Hồng Lĩnh", "--group", "border", "-o", "a.html")
    assert (code, out, files) == (2, "", [])
    assert err == (
        "Thị xã Hồng Lĩnh, nhóm biên giới: không có xã nào thuộc nhóm này. Hãy bỏ bớt một bộ lọc.\n"
    )


@pytest.fixture
def quick(monkeypatch):
    """A deck of no pages, for a test of where it is written."""
    monkeypatch.setitem(command.WRITERS, ".pdf", lambda deck, told: b"%PDF")


@pytest.mark.usefixtures("quick")
def test_a_folder_that_is_not_there_is_refused(run):
    code, out, err, files = run("--district", "Cẩm Xuyên", "-o", "none/a.pdf")
    assert (code, out, files) == (2, "", [])
    assert err.endswith("Không ghi được none/a.pdf: không có thư mục này. Hãy chọn thư mục khác.\n")


@pytest.mark.usefixtures("quick")
def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_behind(run, tmp_path):
    (tmp_path / "a.pdf").mkdir()
    code, _, err, files = run("--district", "Cẩm Xuyên", "-o", "a.pdf")
    assert (code, files) == (2, ["a.pdf"])
    assert err.endswith(
        "Không ghi được a.pdf: tên này là một thư mục, không phải tệp. Hãy chọn thư mục khác.\n"
    )


def test_an_unknown_indicator_is_refused(run):
    code, out, err, files = run("--indicator", "nothing", "-o", "a.html")
    assert (code, out, files) == (2, "", [])
    assert "nothing" in err
