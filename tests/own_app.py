"""The app as Streamlit runs it in a test, without a browser."""

from functools import lru_cache
from html import escape

from own_store import ROOT
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

BACKSLASH = "\\"  # before what Markdown would take for a sign


def own_app() -> AppTest:
    """A new visitor of the app, who has not yet opened a page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app._bidi_component_manager = _components()
    return app


def html_of(app: AppTest) -> str:
    """All HTML that a page shows, its headline first."""
    headlines = [f"<h1>{escape(one.value.replace(BACKSLASH, ''))}</h1>" for one in app.title]
    return "\n".join([*headlines, *(element.proto.body for element in app.get("html"))])


@lru_cache(maxsize=1)
def _components() -> BidiComponentManager:
    """What AppTest looks for anew in every installed package for every visitor: half a second."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found
