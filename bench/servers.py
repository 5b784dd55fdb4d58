"""Streamlit servers as child processes, and what they cost."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psutil

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until a server must answer
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and the process that answers."""

    port: int
    process: psutil.Process

    @property
    def url(self) -> str:
        """The address of its first page, without a slash at the end."""
        return f"http://localhost:{self.port}"

    def cpu_seconds(self) -> float:
        """The time its threads have computed since it started."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory_megabytes(self) -> float:
        """The memory it holds now (resident set)."""
        return float(self.process.memory_info().rss / 1e6)


@contextmanager
def serve(
    script: Path, *arguments: str, environment: Mapping[str, str] = NOTHING
) -> Iterator[Server]:
    """Runs `streamlit run SCRIPT -- ARGUMENTS` on a free port until the block is left.

    The `.streamlit/config.toml` beside the script counts, where there is one. Raises RuntimeError
    when the server does not answer in time.
    """
    port = free_port()
    flags = [f"--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags, "--", *arguments]
    with subprocess.Popen(
        command,
        cwd=script.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        try:
            _await_health(port, child, script)
            yield Server(port, psutil.Process(child.pid))
        finally:
            child.terminate()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_health(port: int, child: subprocess.Popen[bytes], script: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and child.poll() is None:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"no answer from streamlit run {script.name}")
