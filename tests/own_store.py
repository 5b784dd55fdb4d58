"""A data folder for one running app: the sample's database and the published map."""

import shutil
from pathlib import Path

from data.store import Store
from geo.publish import publish

ROOT = Path(__file__).parent.parent


def own_store(sample: Store, folder: Path) -> Store:
    """A copy of the sample store in `folder`, with its map, that a test may change."""
    shutil.copy(sample.database, folder)
    publish(folder, ROOT / "static")
    return Store(folder)
