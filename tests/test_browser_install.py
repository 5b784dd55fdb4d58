"""Finding a Chromium for the browser tests, or installing one, without doing either here."""

import subprocess
from types import SimpleNamespace

import pytest

from tests.browser import install

APT = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
GET = [*APT, "install", "-qq", "--no-install-recommends"]
FROM_APT = [[*APT, "update", "-qq"], [*GET, "chromium"], [*GET, "chromium-browser"]]


@pytest.fixture
def machine(monkeypatch):
    """A machine on which commands are noted; `brings` is the one that brings a browser."""
    state = SimpleNamespace(commands=[], tools={"apt-get"}, is_root=True, starts=True, brings=None)

    def executable() -> str:
        if state.brings not in (None, *(command[-1] for command in state.commands)):
            raise RuntimeError("no browser found")
        return "/usr/bin/chromium"

    def run(command: list[str], **_: object) -> SimpleNamespace:
        if command[1:] == ["--version"]:
            return SimpleNamespace(returncode=0 if state.starts else 1)
        state.commands.append(command)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(install, "executable", executable)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(subprocess, "call", lambda command: 0)
    monkeypatch.setattr(install.platform, "system", lambda: "Linux")
    monkeypatch.setattr(install.shutil, "which", lambda tool: tool if tool in state.tools else None)
    monkeypatch.setattr(install, "_is_root", lambda: state.is_root)
    return state


def test_a_browser_that_is_there_is_taken_and_nothing_installed(machine, capsys):
    assert install.main() == 0
    assert machine.commands == []
    assert capsys.readouterr().out == "Browser for the tests: /usr/bin/chromium\n"


def test_root_installs_the_package_of_the_distribution(machine):
    machine.brings = "chromium"
    assert install.main() == 0
    assert machine.commands == FROM_APT[:2]


def test_where_there_is_no_such_package_the_other_name_is_tried(machine):
    machine.brings = "chromium-browser"
    assert install.main() == 0
    assert machine.commands == FROM_APT


def test_who_may_become_root_without_a_password_does(machine):
    machine.brings, machine.is_root = "chromium", False
    machine.tools.add("sudo")
    assert install.main() == 0
    assert machine.commands == [["sudo", "-n", *command] for command in FROM_APT[:2]]


def test_a_mac_installs_with_brew(machine):
    machine.brings, machine.tools = "chromium", {"brew"}
    assert install.main() == 0
    assert machine.commands == [["brew", "install", "--cask", "chromium"]]


def test_a_command_that_does_not_start_is_no_browser(machine, capsys):
    machine.starts = False
    assert install.main() == 1
    assert capsys.readouterr().err == f"{install.ADVICE}\n"


def test_where_nothing_can_be_installed_the_reader_is_told_what_to_do(machine, capsys):
    machine.brings, machine.tools = "a person", set()
    assert install.main() == 1
    assert machine.commands == []
    assert capsys.readouterr().err == f"{install.ADVICE}\n"
