from datetime import date

import pytest
from geo_samples import WebSource, official_like, parts_by_name

from geo import published
from geo.__main__ import main

LATTICE = "Bản đồ sơ họa: lưới lục giác 0,5 km², không phải ranh giới pháp lý."
FILES = parts_by_name()


def today() -> str:
    """Asked when a test runs, not when it is collected: a run may cross midnight."""
    return f"{date.today():%d/%m/%Y}"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command on folders of its own; its exit status, what it printed and what it refused."""
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "store"))

    def run(*arguments):
        static = () if arguments[0] == "status" else ("--static", str(tmp_path / "static"))
        status = main(["boundaries", *arguments, *static])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_before_anything_is_published_the_status_says_what_to_run(run):
    assert run("status") == (
        0,
        "Chưa xuất bản đồ. Hãy chạy: python -m geo boundaries publish\n",
        "",
    )


def test_publishing_draws_the_lattice(run, tmp_path):
    assert run("publish") == (0, f"Đã xuất bản đồ. {LATTICE}\n", "")
    assert run("status") == (0, f"{LATTICE}\n", "")
    assert len(list((tmp_path / "static").iterdir())) == 4


def test_a_file_of_official_boundaries_is_imported_and_drawn(run, tmp_path):
    official_like().to_file(tmp_path / "xa.gpkg")
    source = f"Ranh giới chính thức: tệp xa.gpkg, nạp ngày {today()}."
    assert run("import", str(tmp_path / "xa.gpkg")) == (0, f"Đã xuất bản đồ. {source}\n", "")
    assert run("status") == (0, f"{source}\n", "")


def test_a_refused_file_leaves_the_map_as_it_was(run, tmp_path):
    run("publish")
    before = published.read(tmp_path / "store")
    missing = tmp_path / "xa.gpkg"
    assert run("import", str(missing)) == (
        1,
        "",
        f"Không có tệp {missing}. Hãy kiểm tra lại đường dẫn.\n",
    )
    assert published.read(tmp_path / "store") == before


def test_the_download_draws_its_map_only_when_all_files_came(run, tmp_path):
    source = WebSource(FILES)
    source.faults = {next(iter(FILES)): "missing"}
    run("publish")
    status, printed, refused = run("download", "--from", source.url)
    assert (status, len(printed.splitlines())) == (1, 69)
    assert refused.startswith("Chưa tải được 1/69 tệp: 18073 Thành Sen (máy chủ trả lời 404).")
    assert not published.read(tmp_path / "store").is_official
    source.faults = {}
    status, printed, refused = run("download", "--from", source.url)
    source.close()
    drawn = f"Ranh giới chính thức: {source.url}, nạp ngày {today()}."
    assert (status, printed.splitlines()[-1], refused) == (0, f"Đã xuất bản đồ. {drawn}", "")
    assert published.read(tmp_path / "store").source == drawn


def test_the_source_of_the_download_may_come_from_the_environment(run, monkeypatch):
    source = WebSource(FILES)
    monkeypatch.setenv("HATINH_BOUNDARY_URL", source.url)
    status, printed, _ = run("download")
    source.close()
    assert status == 0
    assert source.url in printed.splitlines()[-1]


def test_a_wrong_command_is_a_usage_error(run):
    with pytest.raises(SystemExit) as ending:
        run("nạp")
    assert ending.value.code == 2
