"""What the tests of data and queries share: small databases, and the sample built once."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path

import duckdb
import pytest
import small_data
from filelock import FileLock

import queries
from data import build, database, reference
from data.filling import Row
from data.store import Store

Reports = tuple[small_data.Said, ...]
# The files that take longest, as they should be begun: at the end one would keep a worker busy
# alone; files with a browser, which compute most, stand between others.
LONGEST = (
    "test_faults.py",
    "browser/test_links.py",
    "test_pages.py",
    "browser/test_map.py",
    "test_import_killed.py",
    "browser/test_login.py",
    "test_build.py",
    "browser/test_deck.py",
    "test_backup.py",
    "browser/test_intake.py",
    "test_properties.py",
    "browser/test_layout.py",
    "test_withdrawals.py",
    "browser/test_lists.py",
    "test_imports.py",
    "browser/test_view_switch.py",
    "test_operating.py",
    "test_equity.py",
    "test_desk.py",
)
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first."""
    place = {HERE / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture
def database_of(tmp_path: Path) -> Callable[..., duckdb.DuckDBPyConnection]:
    """Build a database of hand-made reports, and open it as the app does."""
    numbers = count()

    def build_and_load(*reports: Reports) -> duckdb.DuckDBPyConnection:
        path = tmp_path / f"{next(numbers)}.duckdb"
        small_data.write(path, *reports)
        return queries.load(path)

    return build_and_load


@pytest.fixture
def questions_of() -> Callable[..., list[Row]]:
    """The questions that hand-made reports ask."""

    def ask(*reports: Reports) -> list[Row]:
        _, warnings = database.try_out(reference.load(), small_data.received(*reports))
        return warnings

    return ask


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Store:
    """A store with the sample in force, built once for all workers; to be read, never changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    store = Store(shared / "sample-store")
    with FileLock(shared / "sample-store.lock"):
        if not store.database.exists():
            build.build(store, reference.load())
    return store


@pytest.fixture(scope="module")
def loaded_once() -> Iterator[None]:
    """For tests whose databases stay as they are: each is copied into memory by one command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "load", lru_cache(queries.load))
        yield


@pytest.fixture(scope="session")
def sample(sample_store: Store) -> duckdb.DuckDBPyConnection:
    """The sample, opened as the app does."""
    return queries.load(sample_store.database)
