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
    assert len(runnable()) == 12


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
    in_place = said['python -m data restore sao-luu.zip --into "$HATINH_DATA_DIR" --force']
    assert "Thư mục cũ được giữ ở " in in_place
    assert exact in in_place
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


def service() -> configparser.ConfigParser:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    (block,) = blocks("ini")
    unit.read_string(block)
    return unit


def test_the_service_starts_what_there_is():
    unit = service()
    started = unit["Service"]["ExecStart"].split()
    assert started[1:3] == ["run", "serve.py"]
    assert (ROOT / "serve.py").exists()
    known = subprocess.run(
        (PYTHON / "streamlit", "run", "--help"), capture_output=True, text=True, check=True
    ).stdout
    assert [flag for flag in started[3:] if flag.split("=")[0] not in known] == []


def test_commands_work_on_the_numbers_of_the_service():
    """In the session that the manual opens, which belongs to the same account."""
    (session,) = (block for block in blocks("sh") if "export HATINH_DATA_DIR" in block)
    unit = service()
    assert f"export {unit['Service']['Environment']}\n" in session
    assert session.startswith(f"sudo -iu {unit['Service']['User']}\n")
    assert (unit["Service"]["UMask"], "umask 077\n" in session) == ("0077", True)


def test_no_command_needs_rights_that_its_session_lacks():
    """The account of the app may not use `sudo`: its session is left before."""
    for block in blocks("sh"):
        before, _, after = block.rpartition("exit\n")
        assert "sudo " not in before
        named = [line.startswith("sudo ") for line in after.splitlines()]
        assert named == sorted(named, reverse=True), block


def test_the_proxies_ask_the_address_that_the_app_listens_on():
    """`localhost` is also ::1, where it does not: nginx would try that first, and log an error."""
    (caddy,), (nginx,) = blocks("caddy"), blocks("nginx")
    assert "reverse_proxy 127.0.0.1:8501 " in caddy
    assert "proxy_pass http://127.0.0.1:8501;" in nginx


def test_the_proxies_keep_browsers_to_https():
    (caddy,), (nginx,) = blocks("caddy"), blocks("nginx")
    for proxy in (caddy, nginx):
        assert 'Strict-Transport-Security "max-age=31536000"' in proxy
    assert 'header_down Set-Cookie "$" "; Secure"' in caddy
    assert "proxy_cookie_flags ~ secure;" in nginx
    # Caddy does it by itself.
    assert "return 301 https://$host$request_uri;" in nginx


def test_the_proxy_lets_through_what_the_app_takes():
    (caddy,), (nginx,) = blocks("caddy"), blocks("nginx")
    for size in (re.search(r"max_size (\d+)MB", caddy), re.search(r"body_size (\d+)m", nginx)):
        assert size is not None
        assert int(size[1]) * 1_000_000 > limits.LARGEST_FILE
    for header in ("X-Forwarded-For", "Host", "Upgrade"):
        assert f"proxy_set_header {header} " in nginx
