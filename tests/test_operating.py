"""`docs/van-hanh.md`: every command of it that can be run here is run, in order, as written."""

import configparser
import csv
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from data import limits, reference, roles

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs" / "van-hanh.md").read_text(encoding="utf-8")
PYTHON = ROOT / ".venv" / "bin"
REPORT = """commune,indicator,as_of,numerator,denominator,note
Xã Cẩm Bình,adult_vneid,31/10/2026,12007,17207,
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", MANUAL, re.MULTILINE | re.DOTALL)


def runnable() -> list[str]:
    """The commands that need neither rights over a machine nor its own name."""
    lines = "".join(blocks("sh")).splitlines()
    return [line for line in lines if line.startswith(("python ", "cp "))]


def section(title: str) -> str:
    return MANUAL.split(f". {title}\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each command prints, run one after the other in an empty folder."""
    folder = tmp_path_factory.mktemp("operator")
    (folder / "docs").symlink_to(ROOT / "docs")
    (folder / "bao-cao.csv").write_text(REPORT, encoding="utf-8")
    store = folder / "so-lieu"
    store.mkdir()
    environment = {
        **os.environ,
        "HATINH_DATA_DIR": str(store),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{PYTHON}{os.pathsep}{os.environ['PATH']}",
    }
    printed = {}
    for command in runnable():
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        printed[command] = done.stdout
    return printed


def test_the_steps_are_all_there():
    titles = re.findall(r"^## \d\. (.*)$", MANUAL, re.MULTILINE)
    assert titles == [
        "Cài trên máy chủ",
        "Đăng nhập và phân quyền",
        "Nhận một kỳ báo cáo",
        "Sửa một lần nhận nhầm",
        "Sao lưu và phục hồi",
        "Kiểm tra",
        "Cập nhật",
    ]
    assert len(runnable()) == 11


def test_a_round_is_taken_in_as_written(said):
    tried, taken = (
        text for command, text in said.items() if command.startswith("python -m data import")
    )
    assert "bao-cao.csv: đã nhận, 1 số liệu" in tried
    assert taken.splitlines()[-1] == tried.splitlines()[-1]
    assert "số liệu thật, đến ngày 31/10/2026: 1 báo cáo" in said["python -m data status"]


def test_a_mistake_is_withdrawn_as_written(said):
    assert "bao-cao.csv" in said["python -m data history"]
    withdrawn = said['python -m data withdraw 1 --reason "Nộp nhầm tháng"']
    assert withdrawn.startswith(
        "Đã rút lại tệp số 1. Không còn báo cáo thật: đang dùng SỐ LIỆU MẪU."
    )


def test_a_copy_is_restored_and_verified_as_written(said):
    assert "nhật ký và 1 tệp đã nhận" in said["python -m data export -o sao-luu.zip"]
    exact = "Cơ sở dữ liệu đúng như các báo cáo"
    assert exact in said["python -m data restore sao-luu.zip --into phuc-hoi"]
    assert exact in said["python -m data verify"]


def test_the_secret_is_long_enough(said):
    (printed,) = (text for command, text in said.items() if "token_hex" in command)
    assert re.fullmatch(r"[0-9a-f]{64}\n", printed)


def test_the_configuration_of_the_login_is_one():
    (block,) = blocks("toml")
    auth = tomllib.loads(block)["auth"]
    assert auth["redirect_uri"].endswith("/oauth2callback")
    assert set(auth) == {
        "redirect_uri",
        "cookie_secret",
        "client_id",
        "client_secret",
        "server_metadata_url",
    }
    with (ROOT / "docs" / "phan-quyen-mau.csv").open(encoding="utf-8", newline="") as file:
        assert {
            one.role for one in roles.read(reference.load(), csv.DictReader(file)).values()
        } == {
            "viewer",
            "reporter",
            "editor",
        }


def test_the_service_starts_what_there_is():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    (block,) = blocks("ini")
    unit.read_string(block)
    started = unit["Service"]["ExecStart"].split()
    assert started[1:3] == ["run", "serve.py"]
    assert (ROOT / "serve.py").exists()
    known = subprocess.run(
        (PYTHON / "streamlit", "run", "--help"), capture_output=True, text=True, check=True
    ).stdout
    assert [flag for flag in started[3:] if flag.split("=")[0] not in known] == []


def test_the_proxy_lets_through_what_the_app_takes():
    (caddy,), (nginx,) = blocks("caddy"), blocks("nginx")
    for size in (re.search(r"max_size (\d+)MB", caddy), re.search(r"body_size (\d+)m", nginx)):
        assert size is not None
        assert int(size[1]) * 1_000_000 > limits.LARGEST_FILE
    for header in ("X-Forwarded-For", "Host", "Upgrade"):
        assert f"proxy_set_header {header} " in nginx
