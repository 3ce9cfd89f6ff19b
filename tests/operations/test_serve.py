"""Web server and worker, really served."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.operations.installation import Installation


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_serving_an_empty_installation(tmp_path: Path) -> None:
    installation, port = Installation(tmp_path / "data"), free_port()
    assert installation.run("setup", "--migrate").returncode == 0
    command = [sys.executable, "-m", "rundbord", "serve", "--port", str(port)]
    with subprocess.Popen(  # noqa: S603 - our own words
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=installation.environment
    ) as served:
        assert served.stdout is not None
        lines: list[str] = []
        while not ("worker ready" in "".join(lines) and "running on" in "".join(lines)):
            line = served.stdout.readline()
            assert line, lines
            lines.append(line)
        with urlopen(f"http://127.0.0.1:{port}/helse/?q=hemmelig", timeout=30) as response:
            assert json.load(response) == {"well": True, "database": True, "disk": True, "worker": True}
        served.send_signal(signal.SIGTERM)
        lines.append(served.stdout.read())
        assert served.wait(30) == 0
    log = "".join(lines)
    assert "/?kode=" in log
    assert "GET /helse/ 200" in log
    assert "hemmelig" not in log
    assert "worker stopped" in log


def test_a_database_that_is_not_ready_is_told(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data")
    installation.folder.mkdir()
    for command in ("serve", "web", "worker"):
        done = installation.run(command)
        assert done.returncode == 1
        assert "rundbord setup --migrate" in done.stderr


def test_a_missing_secret_is_told(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    environment = {name: value for name, value in installation.environment.items() if name != "RUNDBORD_SECRET_KEY"}
    done = subprocess.run(
        [sys.executable, "-m", "rundbord", "worker"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 1
    assert done.stderr.startswith("rundbord: RUNDBORD_SECRET_KEY")
    assert "Traceback" not in done.stderr
