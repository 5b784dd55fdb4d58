"""The app as Streamlit runs it in a test, without a browser."""

from functools import lru_cache

from own_store import ROOT
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest


def own_app() -> AppTest:
    """A new visitor of the app, who has not yet opened a page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app._bidi_component_manager = _components()
    return app


@lru_cache(maxsize=1)
def _components() -> BidiComponentManager:
    """What AppTest looks for anew in every installed package for every visitor: half a second."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found
