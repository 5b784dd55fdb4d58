"""Who may know of whom: the layers, what each may use, and that nothing happens at import."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("data", "geo", "queries", "charts")
PAGES = (
    "access.py",
    "app.py",
    "asking.py",
    "first_page.py",
    "frame.py",
    "intake_parts.py",
    "preparing.py",
    "serve.py",
    "taking.py",
    "pages/*.py",
)
FILES = sorted(
    [
        *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")),
        *(path for pattern in PAGES for path in ROOT.glob(pattern)),
    ]
)
MAY_IMPORT = {
    "data": {"data"},
    "geo": {"geo"},
    # Every table that goes out is made harmless in one way; what the system refuses has one name.
    "queries": {"queries", "data.neutral"},
    "charts": {"charts", "data.neutral", "data.troubles"},
    "charts/__main__.py": {"queries", "charts", "geo"},
    "asking.py": {"queries", "charts"},
    "access.py": {"asking", "data.reference", "data.reviewed", "data.roles"},
    "taking.py": {"access", "asking"},
    "intake_parts.py": {"asking", "access", "taking", "charts"},
    "preparing.py": {"asking", "charts", "geo.published"},
    "frame.py": {"access", "asking", "preparing", "queries", "charts", "geo.published"},
    "app.py": {"frame", "queries", "charts", "geo.published"},
    "pages": {"frame", "queries", "charts", "geo.published"},
    "pages/intake.py": {"access", "frame", "intake_parts", "taking", "charts"},
    "first_page.py": set(),
    "serve.py": {"app", "asking", "first_page"},
}
OURS = {
    *PACKAGES,
    *("access", "asking", "first_page", "frame", "app", "intake_parts", "pages"),
    *("preparing", "serve", "taking"),
    *("tests", "bench"),
}
ONLY_IN = {
    "streamlit": tuple(one.removesuffix("*.py") for one in PAGES),
    "plotly": ("charts/",),
    "pydeck": ("charts/",),
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, `from a import b` as `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def test_there_is_something_to_check():
    assert {name_of(path).split("/")[0] for path in FILES} >= {*PACKAGES, "app.py", "pages"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_knows_only_the_layers_below_it(path):
    allowed = MAY_IMPORT.get(name_of(path)) or MAY_IMPORT[name_of(path).split("/")[0]]
    ours = {name for name in imported(path) if name.split(".")[0] in OURS}
    beyond = [
        name
        for name in sorted(ours)
        if not any(name == one or name.startswith(f"{one}.") for one in allowed)
    ]
    assert beyond == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_uses_only_the_tools_of_its_layer(path):
    used = {name.split(".")[0] for name in imported(path)}
    wrong = [
        tool
        for tool, places in ONLY_IN.items()
        if tool in used and not name_of(path).startswith(places)
    ]
    assert wrong == []


def test_the_database_is_opened_in_two_places_and_elsewhere_only_its_type_is_named():
    users = {name_of(path) for path in FILES if "duckdb" in set(imported(path))}
    known = ("queries/", "data/database.py", "data/filling.py", "asking.py", "charts/__main__.py")
    assert all(name.startswith(known) for name in users), users
    openers = set()
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "duckdb":
                openers |= {name_of(path)} if node.attr != "DuckDBPyConnection" else set()
    assert openers == {"data/database.py", "queries/db.py"}


def test_no_page_keeps_state_beside_the_address():
    """The one look into the session's state is `clicked` in frame.py: it reads, never writes."""
    uses = [
        (name_of(path), function.name, ast.unparse(node))
        for path in FILES
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == "session_state"
    ]
    assert uses == [("frame.py", "clicked", "st.session_state")]
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in FILES}
    assert sum(text.count("session_state") for text in texts.values()) == 1


def test_colours_stand_in_the_theme_alone():
    """Workbooks to fill in have three of their own: they are no figures, and `data` knows none."""
    colour = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?\b|\brgba?\(\d")
    coloured = {name_of(path) for path in FILES if colour.search(path.read_text(encoding="utf-8"))}
    assert coloured == {"charts/theme.py", "data/workbook.py"}


def test_importing_every_module_without_a_database_does_nothing(tmp_path, tmp_path_factory):
    """Matplotlib lists the fonts of the machine when it is imported: in a folder of its own."""
    modules = [
        name_of(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path in FILES
        if name_of(path).split("/")[0] in (*PACKAGES, "frame.py")
    ]
    script = f"import importlib\nfor name in {modules}: importlib.import_module(name)"
    store = tmp_path / "store"
    done = subprocess.run(
        (sys.executable, "-c", script),
        cwd=ROOT,
        env={
            "HATINH_DATA_DIR": str(store),
            "HOME": str(tmp_path),
            "MPLCONFIGDIR": str(tmp_path_factory.mktemp("fonts")),
            "PATH": "",
        },
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_caught_that_nobody_expected(path):
    too_wide = [
        ast.unparse(node.type) if node.type else "everything"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    ]
    assert too_wide == []
