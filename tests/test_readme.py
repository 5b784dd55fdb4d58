"""What the README promises: paths, commands, queries, the refusal it shows."""

import re
import shlex
import sys
from importlib import import_module
from pathlib import Path

import pytest

from data.__main__ import main as data_command
from docs.pictures import PICTURES, WIDTH
from queries.__main__ import QUERIES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROSE = re.sub(r"^```.*?^```", "", README, flags=re.MULTILINE | re.DOTALL)
MADE_LATER = {"data/store"}


def block(language: str, number: int = 0) -> str:
    """The content of one fenced block."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[number]


def code() -> list[str]:
    """Everything set as code: in a line, or a line of a block of commands."""
    lines = (block("sh") + block("sh", 1)).splitlines()
    return [*re.findall(r"`([^`\n]+)`", PROSE), *(line.split("#")[0].strip() for line in lines)]


def commands(start: str) -> list[str]:
    return sorted({one for one in code() if one.startswith(start)})


def test_it_is_read_in_five_minutes():
    assert len(README.splitlines()) <= 150


def test_every_backtick_is_closed_in_its_line():
    assert [line for line in PROSE.splitlines() if line.count("`") % 2] == []


def test_every_path_that_it_names_is_there():
    linked = re.findall(r"\]\(([^)]+)\)", README.replace("\n", " "))
    named = [
        one
        for one in code()
        if re.fullmatch(r"[\w./-]+", one)
        and "NAME" not in one
        and ("/" in one or one.endswith((".py", ".txt", ".csv", ".md")))
    ]
    assert {f"docs/{name}" for name in PICTURES} <= set(linked)
    assert {"queries/sql/", "charts/theme.py", ".ci/run", "docs/method.md"} <= set(named)
    assert [one for one in linked + named if not (ROOT / one).exists() | (one in MADE_LATER)] == []


def test_the_folder_map_has_every_folder_and_module_of_the_top():
    tops = [path for path in ROOT.iterdir() if path.name[0] not in "._"]
    expected = {f"{path.name}/" for path in tops if path.is_dir()}
    expected |= {path.name for path in tops if path.suffix == ".py"}
    cells = [line.split("|")[1] for line in README.splitlines() if line.startswith("| ")]
    assert expected - {name for cell in cells for name in re.findall("`([^`]+)`", cell)} == set()


@pytest.mark.parametrize("command", commands("make "))
def test_every_make_target_is_there(command):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([\w-]+):", makefile, re.MULTILINE)
    assert command.split()[1] in targets


@pytest.fixture
def help_of(monkeypatch, capsys):
    """What `python -m WORDS --help` prints."""

    def ask(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", [*words, "--help"])
        package = (ROOT / words[0] / "__main__.py").exists()
        module = import_module(f"{words[0]}.__main__" if package else words[0])
        with pytest.raises(SystemExit) as left:
            module.main()
        assert left.value.code == 0
        return capsys.readouterr().out

    return ask


@pytest.mark.parametrize("command", commands("python -m "))
def test_every_command_is_understood(command, help_of):
    module, *rest = command.removeprefix("python -m ").split()
    names = [word for word in rest if word.isalpha() and word.islower()]
    flags = [word for word in rest if word.startswith("-")]
    written = help_of(module, *names)
    assert [flag for flag in flags if flag not in written] == []


def test_every_flag_of_the_queries_is_there(help_of):
    flags = {flag for one in code() for flag in re.findall(r"^--[\w-]+", one)}
    assert {"--indicator", "--as-of", "--district", "--group"} <= flags
    written = help_of("queries")
    assert [flag for flag in flags if flag not in written] == []


def test_every_query_is_named():
    assert [name for name in QUERIES if f"`{name}`" not in README] == []


def test_the_refusal_is_what_the_program_says(tmp_path, monkeypatch, capsys, sample_store):
    monkeypatch.setenv("HATINH_DATA_DIR", str(sample_store.folder))
    monkeypatch.chdir(tmp_path)
    Path("bao-cao.csv").write_text(block("csv"), encoding="utf-8")
    assert data_command(["import", "bao-cao.csv"]) == 1
    *said, version = capsys.readouterr().out.splitlines()
    assert said == block("text").splitlines()
    assert version.startswith("Phiên bản dữ liệu: ")


def test_what_to_type_works_from_the_blank_report_on(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)
    (typed,) = (one for one in commands("python -m data template"))
    assert data_command(shlex.split(typed)[3:]) == 0
    assert Path("bieu.xlsx").exists()
    assert capsys.readouterr().out == "Đã ghi bieu.xlsx\n"


def test_every_library_is_named_and_no_other_version_of_duckdb():
    names = [
        line.split("==")[0]
        for file in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    assert [name for name in names if name not in README] == []
    assert "duckdb 1.5.5" in README
    assert "duckdb==1.5.5" in (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_the_pictures_are_small_and_of_the_sizes_they_were_taken_in():
    assert {one.name for one in (ROOT / "docs").glob("*.png")} == set(PICTURES)
    for name, (_, height) in PICTURES.items():
        head = (ROOT / "docs" / name).read_bytes()
        assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (WIDTH, height)
        assert len(head) < 400_000
