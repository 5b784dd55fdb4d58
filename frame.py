"""What every page shares: the menu, the filters in the URL, the data, the footer."""

import inspect
import os
import subprocess
import sys
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

import duckdb
import pandas as pd
import streamlit as st

import queries
from charts import css, formats, html, listing, theme
from charts.rows import Row, records
from geo import published

ROOT = Path(__file__).parent
MENU = {"./": "Tổng quan", "map": "Bản đồ", "gaps": "Xã tụt hậu", "sources": "Nguồn số liệu"}
FILTERS = ("indicator", "date", "district", "group")
EVERYWHERE, EVERYONE = "Toàn tỉnh", "Mọi xã, phường"


@dataclass(frozen=True)
class Scope:
    """What the reader asked for, and the data to answer it with."""

    indicator: Row
    as_of: date
    district: str | None
    group: str | None
    facts: Mapping[str, str]
    geometry: published.PublishedMap

    @property
    def is_sample(self) -> bool:
        """Whether any number comes from sample reports."""
        return self.facts["is_sample"] == "true"

    @property
    def where(self) -> str:
        """The place and the group in words."""
        parts = [self.district or "Hà Tĩnh", formats.GROUP_NAMES.get(self.group or "", "").lower()]
        return ", nhóm ".join(part for part in parts if part)

    @property
    def kind(self) -> str:
        """What the numbers are: the mark of the sample, or reports."""
        return theme.SAMPLE_MARK if self.is_sample else "Số liệu báo cáo"

    @property
    def source(self) -> str:
        """Date, version and sample mark: the line over every table and in every file."""
        version = self.facts["data_version"]
        return f"{self.kind}; đến ngày {formats.day(self.as_of)}; phiên bản dữ liệu {version}"

    def file_name(self, what: str) -> str:
        """An ASCII name for a file to take away: what, indicator, date, sample or not."""
        parts = ["hatinh", what, self.indicator["indicator"], self.as_of.isoformat()]
        return "-".join(parts + ["so-lieu-mau"] * self.is_sample).replace("_", "-")

    @property
    def targets(self) -> dict[int, float]:
        """The targets of the indicator by year."""
        return {int(row["year"]): float(row["target"]) for row in self.ask("targets")}

    @property
    def deadline(self) -> date | None:
        """The reporting deadline of the year of the data shown."""
        of_year = [r["deadline"] for r in self.ask("targets") if r["year"] == self.as_of.year]
        return of_year[0].date() if of_year else None

    def ask(self, query: str, **values: Any) -> list[Row]:
        """The rows of a query under the filters of the page; a value given here overrides one."""
        return records(self.table(query, **values))

    def table(self, query: str, **values: Any) -> pd.DataFrame:
        """The same as a DataFrame."""
        filters = {
            "indicator": self.indicator["indicator"],
            "as_of": self.as_of.isoformat(),
            "district": self.district,
            "group": self.group,
        }
        known = inspect.signature(getattr(queries, query)).parameters
        wanted = {key: one for key, one in (filters | values).items() if key in known}
        return _query(query, **wanted)


def frame(title: str) -> Scope:
    """Draw what every page shares and return what the reader asked for.

    Builds the database and the map first when they are not there yet. The filters live in the
    URL; a value there that does not exist is replaced by the usual one, and said.
    """
    st.set_page_config(f"{title} – Học vụ số Hà Tĩnh", layout="wide")
    st.html(css.stylesheet())
    _prepare()
    geometry = published.read(_store())
    if geometry is None:
        st.error("Chưa có bản đồ. Hãy chạy: python -m geo boundaries publish")
        st.stop()
    facts = {row["key"]: row["value"] for row in records(_query("build_facts"))}
    menu = st.container(horizontal=True, vertical_alignment="center", key="menu")
    scope = _filters(facts, geometry)
    with menu:
        _menu(scope, title)
    _footer(scope)
    return scope


def clicked(chart: str, codes: Container[str]) -> str | None:
    """The commune that was clicked on a map, when it is among `codes`.

    Read before the map is drawn, so that the map can outline it: this is the one place that looks
    into the session's state; the chart itself tells only after it has been drawn.
    """
    layers = st.session_state.get(chart, {}).get("selection", {}).get("objects", {})
    for picked in layers.values():
        code = picked[0]["properties"]["code"]
        if code in codes:
            return str(code)
    return None


def data_table(scope: Scope, communes: pd.DataFrame) -> None:
    """The numbers behind the figures of a page, as a table that is made only when opened."""
    with st.expander("Bảng số liệu của trang này", on_change="rerun", key="data_table") as opened:
        if opened.open:
            rows = listing.commune_list(communes, is_sample=scope.is_sample)
            st.html(html.table(listing.shown(rows), scope.source, listing.numbers(rows)))


def _menu(scope: Scope, current: str) -> None:
    """Real links that carry the filters, so that going back and opening beside show them too.

    `st.page_link` loses filters that came with the address, and leaves steps in the history that
    have none.
    """
    chosen = {name: value for name, value in st.query_params.items() if name in FILTERS}
    query = f"?{urlencode(chosen)}" if chosen else ""
    links = {label: f"{page}{query}" for page, label in MENU.items()}
    st.html(html.menu("Học vụ số Hà Tĩnh", links, current), width="content")
    if scope.is_sample:
        st.html(f'<span class="sample">{theme.SAMPLE_MARK}</span>', width="content")


def _filters(facts: Mapping[str, str], geometry: published.PublishedMap) -> Scope:
    indicators = {row["indicator"]: row for row in records(_query("indicators"))}
    days = [row["as_of"].date() for row in records(_query("report_dates"))]
    districts = [row["former_district"] for row in records(_query("former_districts"))]
    headline = list(indicators).index(queries.HEADLINE)
    named = {code: row["short_name"] for code, row in indicators.items()}
    places = {"": EVERYWHERE} | {one: one for one in districts}
    with st.container(horizontal=True, key="filters"):
        choices = [
            _choice("Chỉ tiêu", "indicator", named, index=headline),
            _choice("Số liệu đến ngày", "date", {one: formats.day(one) for one in days}, width=180),
            _choice("Huyện cũ", "district", places, width=230),
            _choice("Nhóm xã", "group", {"": EVERYONE} | formats.GROUP_NAMES),
        ]
    for _, unknown in choices:
        if unknown:
            st.warning(unknown)
    indicator, as_of, district, group = (chosen for chosen, _ in choices)
    return Scope(indicators[indicator], as_of, district or None, group or None, facts, geometry)


def _choice(
    label: str,
    name: str,
    options: Mapping[Any, str],
    *,
    index: int = 0,
    width: int | Literal["stretch"] = "stretch",
) -> tuple[Any, str]:
    """A filter whose choice stands in the URL; what to say when the URL asks for another."""
    asked = st.query_params.get(name)
    chosen = st.selectbox(
        label,
        list(options),
        index=index,
        format_func=lambda option: options[option],
        key=name,
        bind="query-params",
        width=width,
    )
    if asked is None or asked in options.values():
        return chosen, ""
    what = f"{label.lower()} «{asked}»"
    return chosen, f"Địa chỉ ghi {what}, không có trong danh sách; đang xem {options[chosen]}."


def _footer(scope: Scope) -> None:
    updated = datetime.fromisoformat(scope.facts["updated_at"])
    kind = f"{theme.SAMPLE_MARK}, không phải số thật" if scope.is_sample else "Số liệu thật"
    parts = [
        f"Số liệu đến ngày {formats.day(scope.as_of)}",
        f"Cập nhật lúc {updated:%H:%M %d/%m/%Y}",
        f"Phiên bản dữ liệu {scope.facts['data_version']}",
        kind,
    ]
    st.html(html.footer(parts))


def _store() -> Path:
    return Path(os.environ.get("HATINH_DATA_DIR") or ROOT / "data" / "store")


def _prepare() -> None:
    """Make what is missing, in a process of its own: the server stays small and goes on serving."""
    if not (_store() / "hatinh.duckdb").exists():
        _run("Đang dựng cơ sở dữ liệu lần đầu", "data", "build", "--if-stale")
    current = published.read(_store())
    if current is None or not (ROOT / "static" / current.communes).exists():
        _run("Đang vẽ bản đồ lần đầu", "geo", "boundaries", "publish")


def _run(what: str, *command: str) -> None:
    bar = st.progress(0.0, f"{what}…")
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        lines: list[str] = []
        for line in process.stderr or ():
            lines.append(line.strip())
            bar.progress(_part_done(line), f"{what}… {line.strip()}")
    bar.empty()
    if process.returncode:
        st.error(f"{what}: không xong. {lines[-1] if lines else ''} Hãy báo người quản trị.")
        st.stop()


def _part_done(line: str) -> float:
    """The part that a line of progress such as `12/44 Đọc báo cáo` speaks of."""
    done, _, total = line.split(" ")[0].partition("/")
    return int(done) / int(total) if done.isdigit() and total.isdigit() and int(total) else 0.0


def _query(name: str, **values: Any) -> pd.DataFrame:
    database = _store() / "hatinh.duckdb"
    stamp = database.stat().st_mtime_ns
    return _cached(name, stamp, _connection=_open(database, stamp), **values)


@st.cache_resource(max_entries=1, show_spinner=False)
def _open(database: Path, stamp: int) -> duckdb.DuckDBPyConnection:
    """The copy in memory of the database as it was at `stamp`."""
    return queries.load(database)


@st.cache_data(max_entries=500, show_spinner=False)
def _cached(
    name: str, stamp: int, _connection: duckdb.DuckDBPyConnection, **values: Any
) -> pd.DataFrame:
    return getattr(queries, name)(_connection, **values)
