"""A server that shows pages loads what writes tables when somebody asks for one, not before.

Of pandas that saves 85 MB, of xlsxwriter 2.
"""

import json
import os
import subprocess
import sys

import pytest
from own_store import own_store

from tests.test_layers import FILES, ROOT, name_of

HEAVY = ("pandas", "pyarrow", "geopandas", "xlsxwriter")
# `python -m queries` writes tables.
SHOWING = (
    "charts/",
    "queries/",
    "access",
    "asking",
    "frame",
    "intake_parts",
    "preparing",
    "taking",
)
MODULES = [
    name_of(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    for path in FILES
    if name_of(path).startswith(SHOWING) and name_of(path) != "queries/__main__.py"
]
PAGES = ["app.py", *sorted(name_of(path) for path in ROOT.glob("pages/*.py"))]
# Streamlit loads pandas to see its version before it sends a map: of an old one it sends the same.
RUN_PAGES = f"""
from streamlit import dataframe_util
from streamlit.testing.v1 import AppTest

dataframe_util.is_pandas_version_less_than = lambda version: True
for page in {PAGES}:
    app = AppTest.from_file({str(ROOT / "app.py")!r}, default_timeout=120)
    if page != "app.py":
        app.switch_page(page)
    app.run()
    assert not app.exception, (page, app.exception)
    assert app.get("html"), page
    found[page] = loaded()
"""
ASK_LATE = """
import math
from pathlib import Path
import queries

DAY = {"indicator": "elderly_classes", "as_of": "2026-10-31"}
with queries.load(Path(STORE) / "hatinh.duckdb") as connection:
    rows = queries.rows(connection, "coverage_by_commune", **DAY, **dict.fromkeys(
        ("district", "group", "target_year")))
    found["rows"] = loaded()
    table = queries.coverage_by_commune(connection, **DAY)
    found["table"] = loaded()
    import pandas as pd
    given = connection.execute("select ?, ?, ?", [pd.NaT, pd.NA, "Hà Tĩnh"]).fetchone()
found["given"] = given
found["types"] = {name: str(kind) for name, kind in table.dtypes.items()}
found["empty"] = [sum(row[name] is None for row in rows) for name in table.columns]
found["empty in table"] = [int(table[name].isna().sum()) for name in table.columns]
"""


def found_by(code: str, store: object = "") -> dict:
    """What code finds out in a fresh interpreter, where `loaded()` says what heavy is there."""
    script = (
        f"import json, sys\nSTORE, found = {str(store)!r}, {{}}\n"
        f"def loaded(): return [name for name in {HEAVY} if name in sys.modules]\n"
        f"{code}\nprint(json.dumps(found))"
    )
    done = subprocess.run(
        (sys.executable, "-c", script),
        cwd=ROOT,
        env=os.environ | {"HATINH_DATA_DIR": str(store)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def store(sample_store, tmp_path_factory):
    return own_store(sample_store, tmp_path_factory.mktemp("lean")).folder


def test_what_is_looked_for_would_be_found():
    found = found_by("import geopandas\nfound['now'] = loaded()")
    assert set(found["now"]) >= {"pandas", "geopandas"}


def test_nothing_that_pages_are_made_of_loads_pandas():
    assert {"charts.maps", "charts.press.pack", "charts.deck.files", "frame"} <= {*MODULES}
    imports = f"import importlib\nfor name in {MODULES}:\n    importlib.import_module(name)"
    assert found_by(f"{imports}\n    found[name] = loaded()") == {name: [] for name in MODULES}


def test_no_page_loads_pandas(store):
    assert len(PAGES) > 10
    assert found_by(RUN_PAGES, store) == {page: [] for page in PAGES}


def test_a_table_that_is_asked_for_after_rows_is_the_same_as_ever(store):
    """DuckDB has met values before pandas was there; it knows those of pandas all the same."""
    found = found_by(ASK_LATE, store)
    assert found["rows"] == []
    assert "pandas" in found["table"]
    assert found["given"] == [None, None, "Hà Tĩnh"]
    types = found["types"]
    assert (types["numerator"], types["share_percent"]) == ("Int64", "float64")
    assert (types["commune"], types["reported_on"]) == ("str", "datetime64[us]")
    assert found["empty in table"] == found["empty"]
    assert sum(found["empty"]) > 0
