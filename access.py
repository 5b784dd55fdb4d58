"""Who may do what: by login and `roles.csv`, or, without a login, by where the app listens."""

import csv
import getpass
import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from asking import store
from data import reference, roles
from data.reviewed import ReviewedFileError

Role = Literal["viewer", "reporter", "editor"]
NAMES = {"viewer": "người xem", "reporter": "người báo cáo", "editor": "người biên tập"}
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")
NO_LOGIN = (
    "Trang này chỉ để xem: ứng dụng mở cho máy khác mà chưa có đăng nhập, nên không biết ai gửi. "
    "Người quản trị cần cấu hình đăng nhập (docs/van-hanh.md), hoặc chỉ mở ở localhost."
)
ONLY_VIEWER = (
    "Tài khoản này chỉ được xem. Để nhập báo cáo, hãy nhờ người quản trị ghi vai trò vào roles.csv."
)
UNKNOWN = (
    "Tài khoản {email} chưa có trong danh sách được dùng. "
    "Hãy nhờ người quản trị ghi địa chỉ này vào roles.csv."
)
UNVERIFIED = "Địa chỉ thư của tài khoản này chưa được nơi đăng nhập xác minh. Hãy xác minh trước."
BROKEN = "Danh sách phân quyền có lỗi, nên chưa ai vào được. Người quản trị xem: {where}"
ABSENT = "Chưa có danh sách phân quyền {where}, nên chưa ai vào được. Người quản trị cần tạo nó."
SPOILT = "Tệp secrets.toml hỏng, nên không biết ai được vào. Người quản trị cần sửa tệp ấy."


@dataclass(frozen=True)
class Person:
    """Whoever looks at a page: the name for the log, and what he may do there.

    `communes`: the codes that a reporter may speak of, None for all; `why_not` says why nothing
    may be handed in, empty when it may.
    """

    name: str
    role: Role
    communes: tuple[str, ...] | None = None
    why_not: str = ""

    @property
    def may_hand_in(self) -> bool:
        """Whether files may be handed in at all."""
        return not self.why_not

    @property
    def is_editor(self) -> bool:
        """Whether warnings may be confirmed, files withdrawn, classifications loaded."""
        return self.role == "editor" and not self.why_not


def admit() -> Person:
    """Whoever may see this page; anybody else gets a sentence and a way to log in instead."""
    if _is_spoilt():
        st.error(SPOILT)
        st.stop()
    if not has_login():
        return person()
    if not st.user.is_logged_in:
        st.title("Hãy đăng nhập để xem số liệu", anchor=False)
        st.button("Đăng nhập", on_click=st.login, type="primary", key="log_in")
        st.stop()
    refusal = _refusal()
    if refusal:
        st.error(refusal)
        st.button("Đăng xuất", on_click=st.logout, key="log_out")
        st.stop()
    return person()


def person() -> Person:
    """Whoever looks at this page, once admitted."""
    if has_login():
        grant = _grants()[_email()]
        communes = grant.communes if grant.role == "reporter" else None
        why_not = ONLY_VIEWER if grant.role == "viewer" else ""
        return Person(grant.email, grant.role, communes, why_not)
    if is_local(str(st.get_option("server.address") or ""), st.context.headers.to_dict()):
        return Person(getpass.getuser(), "editor")
    return Person("không rõ", "viewer", None, NO_LOGIN)


def has_login() -> bool:
    """Whether `.streamlit/secrets.toml` names a place to log in."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def _is_spoilt() -> bool:
    """Whether there is a file of secrets that cannot be read: then no login must not mean all."""
    there = any(Path(path).exists() for path in st.get_option("secrets.files"))
    return there and not st.secrets.load_if_toml_exists()


def is_local(address: str, headers: Mapping[str, str]) -> bool:
    """Whether the app listens on this machine alone, and was asked from there, without a proxy."""
    named = {name.title(): value for name, value in headers.items()}
    hosts = [urlsplit(f"//{named.get('Host', '')}").hostname]
    hosts.append(urlsplit(named.get("Origin", "")).hostname)
    return (
        _is_of_this_machine(address)
        and not any(name in named for name in FORWARDED)
        and all(_is_of_this_machine(host) for host in hosts if host)
    )


def roles_file() -> Path:
    """The file of `HATINH_ROLES`, or `roles.csv` in the store."""
    return Path(os.environ.get("HATINH_ROLES") or store() / roles.FILE)


def _refusal() -> str:
    path = roles_file()
    if not path.exists():
        return ABSENT.format(where=path.name)
    try:
        grants = _grants()
    except ReviewedFileError as error:
        places = [line.split(":")[0] for line in str(error).splitlines()]
        return BROKEN.format(where="; ".join(places))
    if st.user.get("email_verified") is False:
        return UNVERIFIED
    return "" if _email() in grants else UNKNOWN.format(email=_email() or "không có địa chỉ thư")


def _email() -> str:
    return str(st.user.get("email") or "").lower()


def _grants() -> Mapping[str, roles.Grant]:
    path = roles_file()
    return _read(path, path.stat().st_mtime_ns)


@st.cache_resource(max_entries=1, show_spinner=False)
def _read(path: Path, stamp: int) -> Mapping[str, roles.Grant]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return roles.read(reference.load(), csv.DictReader(file))


def _is_of_this_machine(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
