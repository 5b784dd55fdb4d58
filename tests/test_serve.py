"""`streamlit run serve.py`: the same app, compressed and sent at once."""

import asyncio
import base64
import gc
import gzip
import hashlib
import socket
import sys
import tempfile
import threading
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from email.message import Message as Headers
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import streamlit
import uvicorn
from starlette.responses import FileResponse
from starlette.types import Message, Receive, Scope, Send
from websockets.sync.client import connect

import first_page
import serve
from bench.servers import ROOT, Server
from bench.servers import serve as run_server
from bench.sessions import Session
from data import limits

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPT = next((STATIC / "static" / "js").glob("PlotlyChart.*.js"))
COMPRESSED = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = str(tmp_path_factory.mktemp("store"))
    with run_server(ROOT / "serve.py", environment={"HATINH_DATA_DIR": store}) as running:
        yield running


def get(url: str, headers: dict[str, str] | None = None) -> tuple[Headers, bytes]:
    request = urllib.request.Request(url, headers=headers or {})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers, answer.read()


class Site:
    """An app with one file per path, which counts how often it is asked."""

    def __init__(self, content_type: bytes = b"application/json", status: int = 200) -> None:
        self.asked = 0
        self.start = {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", content_type),
                (b"etag", b"1"),
                (b"content-length", b"4"),
            ],
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        await send(self.start)
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
        await send({"type": "http.response.body", "body": b"  }", "more_body": False})


def ask(
    app: Any, path: str, accepted: bytes = b"gzip", method: str = "GET", gone: bool = False
) -> list[Message]:
    """What the app sends to a browser, or would send to one that has gone already."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        if gone:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"accept-encoding", accepted)]
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    # A browser that an earlier test opened keeps a loop running in the thread of the tests.
    with ThreadPoolExecutor() as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    return sent


def test_scripts_arrive_compressed_and_stay_in_the_cache_for_a_year(server: Server) -> None:
    headers, body = get(f"{server.url}/static/js/{SCRIPT.name}", COMPRESSED)
    assert gzip.decompress(body) == SCRIPT.read_bytes()
    assert len(body) < SCRIPT.stat().st_size / 3
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Cache-Control"] == "public, immutable, max-age=31536000"
    assert headers["Vary"] == "Accept-Encoding"


def test_scripts_arrive_as_they_are_where_gzip_is_not_accepted(server: Server) -> None:
    headers, body = get(f"{server.url}/static/js/{SCRIPT.name}", {"Accept-Encoding": "identity"})
    assert body == SCRIPT.read_bytes()
    assert headers["Content-Encoding"] is None


def test_a_script_that_is_not_there_is_not_taken_for_one(server: Server) -> None:
    for _ in range(2):
        headers, body = get(f"{server.url}/static/js/none.12345678.js", COMPRESSED)
        assert headers["Cache-Control"] == "no-cache"
        assert b'<div id="root"></div>' in body


def test_every_page_opens_by_its_address_on_a_server_nobody_visited(server: Server) -> None:
    for path in ("", "map", "gaps", "sources"):
        headers, body = get(f"{server.url}/{path}")
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert b'<div id="root"></div>' in body


def test_a_file_of_the_static_folder_is_found(server: Server) -> None:
    _, body = get(f"{server.url}/app/static/.gitkeep")
    assert body == (ROOT / "static" / ".gitkeep").read_bytes()


def test_the_app_runs_without_the_faster_server_too(tmp_path: Path) -> None:
    with run_server(ROOT / "app.py", environment={"HATINH_DATA_DIR": str(tmp_path)}) as plain:
        headers, _ = get(f"{plain.url}/static/js/{SCRIPT.name}", COMPRESSED)
        assert headers["Content-Encoding"] is None


def test_geometry_with_a_hash_in_its_name_is_compressed_once_and_kept() -> None:
    site = Site()
    app = serve.CompressOnce(site)
    for _ in range(3):
        start, body = ask(app, "/app/static/communes-0123abcd4567.json")
        assert gzip.decompress(body["body"]) == b"{  }"
        assert (b"cache-control", b"public, immutable, max-age=31536000") in start["headers"]
        assert b"etag" not in dict(start["headers"])
    assert site.asked == 1


def test_an_answer_without_a_kind_is_passed_on_as_it_is() -> None:
    """Streamlit answers so where a name holds what no file may be called."""
    site = Site()
    site.start["headers"], site.start["status"] = [], 400
    start, *_ = ask(serve.CompressOnce(site), "/static/js/%00.js")
    assert start["status"] == 400


def test_a_server_may_open_as_many_files_as_the_system_lets_it() -> None:
    """Each visitor takes four of them; where none is left, nobody is served any more."""
    resource = pytest.importorskip("resource")
    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(least, 512), most))
    serve._allow_visitors()
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (most, most)


def test_who_leaves_while_a_script_is_read_leaves_it_whole_for_the_next() -> None:
    """A page that is left while it loads: its scripts are kept for all who come after."""
    path = f"/static/js/{SCRIPT.name}"
    app = serve.CompressOnce(FileResponse(SCRIPT))
    ask(app, path, gone=True)
    _, body = ask(app, path)
    assert gzip.decompress(body["body"]) == SCRIPT.read_bytes()


@pytest.mark.parametrize(
    ("path", "accepted", "method"),
    [
        ("/app/static/plan-overview.json", b"gzip", "GET"),
        ("/app/static/communes-0123abcd4567.json", b"br", "GET"),
        ("/app/static/communes-0123abcd4567.json", b"gzip", "HEAD"),
        ("/static/js/../../secrets-0123abcd.json", b"gzip", "GET"),
        ("/map", b"gzip", "GET"),
    ],
)
def test_other_requests_are_passed_on_every_time(path: str, accepted: bytes, method: str) -> None:
    site = Site()
    app = serve.CompressOnce(site)
    for _ in range(2):
        start, *_ = ask(app, path, accepted, method)
        assert start == site.start
    assert site.asked == 2


@pytest.mark.parametrize(
    ("content_type", "status"), [(b"text/html; charset=utf-8", 200), (b"application/json", 404)]
)
def test_an_answer_that_is_not_the_file_is_not_kept(content_type: bytes, status: int) -> None:
    site = Site(content_type, status)
    app = serve.CompressOnce(site)
    for _ in range(2):
        start, *body = ask(app, "/app/static/communes-0123abcd4567.json")
        assert start == site.start
        assert b"".join(part["body"] for part in body) == b"{  }"
    assert site.asked == 2


async def _tell_delay(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers whether small messages are sent at once on this connection."""
    transport = receive.__self__.transport  # type: ignore[attr-defined]  # a bound method
    connection = transport.get_extra_info("socket")
    at_once = b"%d" % connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "bytes": at_once})
        await send({"type": "websocket.close"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": at_once})


@contextmanager
def serving(app: Any) -> Iterator[int]:
    """The port of an app served the way Streamlit does it: on a socket made beforehand."""
    config = uvicorn.Config(app, lifespan="off", log_level="error")
    running = uvicorn.Server(config)
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=running.run, args=([listening],))
        thread.start()
        while not running.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
        running.should_exit = True
        thread.join()


def test_small_messages_are_sent_at_once() -> None:
    with serving(serve.SendAtOnce(_tell_delay)) as port:
        _, body = get(f"http://127.0.0.1:{port}")
        with connect(f"ws://127.0.0.1:{port}") as wire:
            frame = wire.recv()
    assert (int(body) > 0, int(frame) > 0) == (True, True)


def test_a_connection_that_is_no_network_connection_is_left_alone() -> None:
    site = Site()
    assert ask(serve.SendAtOnce(site), "/")[0] == site.start


@pytest.mark.parametrize("name", serve.NEEDED)
def test_what_is_imported_ahead_is_there(name: str) -> None:
    assert import_module(name).__name__ == name


def test_what_stays_for_good_is_left_out_of_collections() -> None:
    try:
        serve._spare_collector()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


@pytest.mark.skipif(sys.platform == "darwin", reason="psutil tells no mapped files there")
@pytest.mark.parametrize("path", ["", "plan", "pace", "profile"])
def test_a_server_that_shows_maps_and_figures_never_loads_pandas(server: Server, path: str) -> None:
    with Session(server, path) as visitor:
        visitor.pick(21)
    loaded = {Path(one.path).name for one in server.process.memory_maps()}
    assert any(name.startswith("_duckdb") for name in loaded)
    assert [name for name in loaded if "arrow" in name] == []


def raw(server: Server, path: str) -> tuple[int, dict[str, str], bytes]:
    """An answer to a path exactly as it is written: no client tidies it first."""
    with closing(HTTPConnection("localhost", server.port, timeout=10)) as wire:
        wire.putrequest("GET", path, skip_accept_encoding=True)
        wire.endheaders()
        answer = wire.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


@pytest.mark.parametrize(
    "path",
    ["/", "/intake", "/_stcore/health", f"/static/js/{SCRIPT.name}", "/app/static/none", "/../x"],
)
def test_every_answer_says_what_a_page_may_do(server: Server, path: str) -> None:
    _, headers, _ = raw(server, path)
    assert {name: headers[name] for name in serve.GUARDS} == serve.GUARDS
    assert headers["x-content-type-options"] == "nosniff"
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert (rules["frame-ancestors"], rules["connect-src"]) == ("'self'", "'self'")
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]


def test_the_policy_knows_the_scripts_that_stand_in_pages() -> None:
    """SHA-256 of the inline script of Streamlit's page and of ours, worked out another way."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    (inline,) = (one.split("</script>")[0] for one in page.split("<script>")[1:])
    for script in (inline, first_page.TOLD):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in serve.policy()
    assert serve.policy().count("'sha256-") == 3


SECRET = b"nobody-may-read-this"
PATHS = [
    "/app/static/../{}",
    "/app/static/%2e%2e/{}",
    "/app/static/..%2f{}",
    "/app/static/%252e%252e/{}",
    "/app/static/..%5c{}",
    "/app/static//{}",
    "/app/static/{}",
    "/{}",
    "/static/../../{}",
    "/static/%2e%2e/%2e%2e/{}",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_file_of_the_store_or_of_the_program_goes_out(
    server: Server, path: str, store_beside: Path
) -> None:
    for name in (f"data/{store_beside.name}/secret.csv", "serve.py", ".streamlit/config.toml"):
        status, headers, body = raw(server, path.format(name))
        inside = (SECRET, b"CompressOnce", b"gatherUsageStats")
        assert not any(word in body for word in inside), (status, path, name)
        assert status in (400, 403, 404) or headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/app/static", "/app/static/", "/static/", "/static/js/"])
def test_no_folder_is_listed(server: Server, path: str) -> None:
    _, _, body = raw(server, path)
    assert b".gitkeep" not in body
    assert SCRIPT.name.encode() not in body


def test_a_link_out_of_the_static_folder_is_not_followed(
    server: Server, store_beside: Path
) -> None:
    link = ROOT / "static" / f"{store_beside.name}.json"
    link.symlink_to(store_beside / "secret.csv")
    try:
        _, _, body = raw(server, f"/app/static/{link.name}")
    finally:
        link.unlink()
    assert SECRET not in body


@pytest.fixture(scope="module")
def store_beside() -> Iterator[Path]:
    """A folder where the usual store is, with a file that must not be read from outside."""
    with tempfile.TemporaryDirectory(dir=ROOT / "data") as folder:
        (Path(folder) / "secret.csv").write_bytes(SECRET)
        yield Path(folder)


def test_what_may_be_uploaded_is_as_large_as_what_may_be_read() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 1_000_000 == limits.LARGEST_FILE
    assert config["server"]["address"] == "localhost"
    assert "enableXsrfProtection" not in config["server"]
    assert "enableCORS" not in config["server"]
