"""The page that a browser gets first, for every address: Streamlit's own, told what it would try.

On a link to a page Streamlit looks for its server beside that page, waits, and then finds it above;
and it asks for health and settings before it connects. Here it is told where the server is, and
one who has been here before connects at once.
"""

import gzip
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ROOT = Path(__file__).parent
ADDRESSES = {"/", *(f"/{page.stem}" for page in (ROOT / "pages").glob("*.py"))}
# The first answer of the server brings the cookie, which a login needs when the page connects.
TOLD = """
{
  const known = document.cookie.includes("_streamlit_xsrf=");
  const host = { allowedOrigins: [location.origin], useExternalAuthToken: false };
  window.__streamlit = {
    BACKEND_BASE_URL: new URL(".", location.href).href,
    HOST_CONFIG: known ? host : undefined,
  };
}
"""
BEFORE = '<script type="module"'


@lru_cache
def page() -> str:
    """Streamlit's page, with what it is told before its first script."""
    index = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return index.replace(BEFORE, f"<script>{TOLD}</script>\n    {BEFORE}", 1)


@lru_cache
def _compressed() -> bytes:
    return gzip.compress(page().encode(), 9, mtime=0)


class FirstPage:
    """Answers for the addresses of the pages; everything else goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        """Stands before the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the page, or passes the request on."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in ADDRESSES:
            await self.app(scope, receive, send)
            return
        headers = {"cache-control": "no-cache", "vary": "Accept-Encoding"}
        body = page().encode()
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            body = _compressed()
            headers["content-encoding"] = "gzip"
        answer = Response(body, headers=headers, media_type="text/html")
        await answer(scope, receive, send)
