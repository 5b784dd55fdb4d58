"""pandas is loaded when somebody asks for a table, not when DuckDB is first given a value.

DuckDB compares every value that is bound with `pandas.NaT` and `pandas.NA`, and loads pandas for
that: 85 MB in a server that shows plain rows. As nothing can be either while pandas is not loaded,
DuckDB keeps a stand-in, which has neither until then and is pandas itself from then on.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

import duckdb


class _StandIn(ModuleType):
    """pandas as DuckDB keeps it."""

    def __getattr__(self, name: str) -> Any:
        loaded = sys.modules.get("pandas")
        if loaded is self or (loaded is None and name in ("NaT", "NA")):
            raise AttributeError(name)
        return getattr(import_module("pandas"), name)


def let_wait(connection: duckdb.DuckDBPyConnection) -> None:
    """Give DuckDB the stand-in to keep; where pandas is loaded already there is nothing to save."""
    if "pandas" in sys.modules:
        return
    sys.modules["pandas"] = _StandIn("pandas")
    try:
        connection.execute("select ?", [0])
    finally:
        del sys.modules["pandas"]
