"""Streamlit's page as it arrives: told where the server is, and otherwise as it was."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
from pathlib import Path

import pytest
import streamlit

import first_page
from bench.servers import ROOT, Server, serve

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
TOLD = f"<script>{first_page.TOLD}</script>\n    "
PAGES = ["", "map", "gaps", "pace", "plan", "equity", "profile", "teaching", "deck", "press"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = str(tmp_path_factory.mktemp("store"))
    with serve(ROOT / "serve.py", environment={"HATINH_DATA_DIR": store}) as running:
        yield running


def ask(url: str, method: str = "GET", accepted: str = "") -> tuple[int, HTTPMessage, bytes]:
    headers = {"Accept-Encoding": accepted} if accepted else {}
    request = urllib.request.Request(url, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def test_streamlits_page_is_told_before_its_first_script_and_is_otherwise_the_same() -> None:
    page = first_page.page()
    assert page.replace(TOLD, "", 1) == INDEX
    assert page.index(TOLD) < page.index('<script type="module"')


@pytest.mark.parametrize("path", [*PAGES, "intake", "rounds", "sources"])
def test_every_page_of_the_app_arrives_so(server: Server, path: str) -> None:
    status, headers, body = ask(f"{server.url}/{path}?view=x", accepted="gzip")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding")
    assert headers["cache-control"] == "no-cache"
    assert gzip.decompress(body).decode() == first_page.page()


def test_a_browser_that_takes_no_gzip_gets_it_as_it_is(server: Server) -> None:
    _, headers, body = ask(f"{server.url}/pace")
    assert headers["content-encoding"] is None
    assert body.decode() == first_page.page()


@pytest.mark.parametrize(
    ("path", "method"), [("nothing", "GET"), ("pace", "HEAD"), ("pace", "POST")]
)
def test_everything_else_is_answered_by_streamlit(server: Server, path: str, method: str) -> None:
    with serve(ROOT / "bench" / "bare.py") as plain:
        told = ask(f"{plain.url}/{path}", method)
    ours = ask(f"{server.url}/{path}", method)
    assert (ours[0], ours[2]) == (told[0], told[2])
