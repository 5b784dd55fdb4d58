"""A Chromium for the browser tests: found, or installed by the system's package manager.

`python -m tests.browser.install` exits 0 once there is one that starts, else 1.
"""

import os
import platform
import shutil
import subprocess
import sys

from bench.browser import executable

ADVICE = (
    "The browser tests need Chromium or Chrome, and it could not be installed from here. Install "
    "one, then run this again. Debian: apt install chromium. Ubuntu: snap install chromium, or "
    "Google's package of Chrome. macOS: brew install --cask chromium. Windows: Chrome."
)


def main() -> int:
    """Find a browser, or install one."""
    for command in ([], *_ways_to_install()):
        if command:
            print(" ".join(command), flush=True)
            subprocess.run(command, check=False)
        if browser := _browser():
            print(f"Browser for the tests: {browser}")
            return 0
    print(ADVICE, file=sys.stderr)
    return 1


def _browser() -> str | None:
    """The browser that is there and starts: on Ubuntu the command may only ask for a snap."""
    try:
        found = executable()
    except RuntimeError:
        return None
    if platform.system() == "Windows":  # there, asking for the version opens a window
        return found
    asked = subprocess.run([found, "--version"], check=False, capture_output=True)
    return found if asked.returncode == 0 else None


def _ways_to_install() -> list[list[str]]:
    """What to run, one after the other, until there is a browser."""
    if shutil.which("brew"):
        return [["brew", "install", "--cask", "chromium"]]
    if not shutil.which("apt-get") or not (_is_root() or _may_become_root()):
        return []
    apt = [] if _is_root() else ["sudo", "-n"]
    apt += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    install = [*apt, "install", "-qq", "--no-install-recommends"]
    return [[*apt, "update", "-qq"], [*install, "chromium"], [*install, "chromium-browser"]]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _may_become_root() -> bool:
    return bool(shutil.which("sudo")) and not subprocess.call(["sudo", "-n", "true"])


if __name__ == "__main__":
    sys.exit(main())
