"""The same app, faster to arrive and guarded: `streamlit run serve.py`.

Streamlit sends its scripts (10 MB for a page with a map and a chart) uncompressed, and small
messages late, and says nothing of what a browser may do with its pages. `streamlit run app.py`
shows the same pages without what is here.
"""

import base64
import gc
import gzip
import hashlib
import re
import socket
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.dataframe_util
from anyio import sleep_forever, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import first_page

HASHED = re.compile(r"/static/(js|css)/[^/]+\.(js|css)|/app/static/[^/]+-[0-9a-f]{8,}\.json")
NEEDED = ("frame", "charts.maps", "charts.figures")
SETTLED = 10  # seconds after which the first visitor has his page: then answers are kept ready
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
BRIEFING = Path(__file__).parent / "charts" / "deck" / "deck.js"
# Streamlit styles its elements in place; its map paints in workers; pictures come as data.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {hashes}; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
GUARDS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
FOREVER = "public, immutable, max-age=31536000"


class CompressOnce:
    """Answers for files with a hash in their name: compressed at the first request and kept.

    That first request goes through Streamlit, which checks the path and finds the file.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stands before the app, with nothing kept yet."""
        self.app = app
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the kept answer, or passes the request on."""
        if not _is_for_keeping(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        answer = self.kept.get(path)
        if answer is None:
            answer = await self._ask(scope)
            if _is_found(answer):
                answer = self.kept[path] = await to_thread.run_sync(_compressed, answer)
        for message in answer:
            await send(message)

    async def _ask(self, scope: Scope) -> list[Message]:
        """The whole answer, also where who asked first has gone: it is kept for everybody."""
        answer: list[Message] = []

        async def collect(message: Message) -> None:
            answer.append(message)

        await self.app({**scope, "headers": []}, sleep_forever, collect)
        return answer


class SendAtOnce:
    """Sends small messages without waiting for the browser to confirm the one before.

    Streamlit opens its socket in a way that keeps asyncio from doing this by itself, which costs
    40 ms at every change of a filter on Linux.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stands before the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sets the option on the connection that the request came in by."""
        transport: Any = getattr(getattr(receive, "__self__", None), "transport", None)
        connection = transport and transport.get_extra_info("socket")
        if connection and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


class Guard:
    """Tells the browser with every answer what a page of ours may load, and who may frame it."""

    def __init__(self, app: ASGIApp) -> None:
        """Stands before everything else."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers to an answer over HTTP."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                headers.update({**GUARDS, "content-security-policy": policy()})
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


@lru_cache
def policy() -> str:
    """What a page may load: files of this server, and the scripts that stand in pages."""
    briefing = f"\n{BRIEFING.read_text(encoding='utf-8')}\n"
    scripts = [*INLINE.findall(first_page.page()), briefing]
    return POLICY.format(hashes=" ".join(map(_hash, scripts)))


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _is_for_keeping(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not HASHED.fullmatch(scope["path"]):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "range" not in headers


def _is_found(answer: list[Message]) -> bool:
    # Streamlit answers with its own page where there is no such file.
    kind = Headers(raw=answer[0]["headers"]).get("content-type", "text/html")
    return answer[0]["status"] == 200 and not kind.startswith("text/html")


def _compressed(answer: list[Message]) -> list[Message]:
    body = gzip.compress(b"".join(message["body"] for message in answer[1:]), 6, mtime=0)
    headers = MutableHeaders(raw=list(answer[0]["headers"]))
    headers.update({"content-encoding": "gzip", "content-length": str(len(body))})
    headers.update({"vary": "Accept-Encoding", "cache-control": FOREVER})
    del headers["etag"]
    return [
        {**answer[0], "headers": headers.raw},
        {"type": "http.response.body", "body": body, "more_body": False},
    ]


def _needs_no_care(v: str) -> bool:
    """Whether a map may be sent as it is: yes, none of ours holds a table of pandas.

    Streamlit asks at every map which pandas there is, and loads it for that: 85 MB.
    """
    return True


streamlit.dataframe_util.is_pandas_version_less_than = _needs_no_care


@asynccontextmanager
async def _warm(_app: st.App) -> AsyncIterator[None]:
    """Gets ready while the first browser is still fetching scripts."""
    threading.Thread(target=_get_ready, daemon=True).start()
    yield


def _get_ready() -> None:
    for name in NEEDED:
        import_module(name)
    asking = import_module("asking")
    asking.open_ahead()
    time.sleep(SETTLED)
    _spare_collector()
    asking.keep_ready()


def _spare_collector() -> None:
    """Take what stays for good out of the full collections, which hold every reader up."""
    gc.collect()
    gc.freeze()


def _allow_visitors() -> None:
    """As many open files as the system lets us have: a visitor takes four of the usual 1,024.

    Where none is left, DuckDB ends the whole server when new data come.
    """
    with suppress(ImportError):  # Windows has no such limit
        resource = import_module("resource")
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


_allow_visitors()
app = st.App(
    "app.py",
    lifespan=_warm,
    middleware=[
        Middleware(Guard),
        Middleware(SendAtOnce),
        Middleware(first_page.FirstPage),
        Middleware(CompressOnce),
    ],
)
