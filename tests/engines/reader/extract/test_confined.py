"""What a process that reads files from strangers may not do."""

import platform
import subprocess
import sys

import pytest

CONFINED = "from rundbord.engines.reader.extract.confined import limit, refuse_network"
KINDS = "for kind in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):"
TRY = """
    try:
        socket.socket(kind)
        print("open")
    except PermissionError:
        print("refused")
"""

linux = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"}, reason="only Linux filters system calls"
)


def said(program: str) -> list[str]:
    """What a program prints."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603 - our interpreter


@linux
@pytest.mark.parametrize(("local", "expected"), [(False, ["refused"] * 3), (True, ["refused", "refused", "open"])])
def test_no_socket_is_opened(local: bool, expected: list[str]) -> None:  # noqa: FBT001 - a parameter of the test
    assert said(f"import socket\n{CONFINED}\nassert refuse_network(local={local})\n{KINDS}{TRY}") == expected


@linux
def test_what_it_starts_opens_none_either() -> None:
    inner = f"import socket\n{KINDS}{TRY}"
    outer = f"import subprocess, sys\n{CONFINED}\nrefuse_network(local=False)\n"

    assert said(f"{outer}subprocess.run([sys.executable, '-c', {inner!r}])") == ["refused"] * 3


def test_no_file_is_written(tmp_path: object) -> None:
    program = (
        f"import os, signal\n{CONFINED}\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "limit(memory_mb=1024, file_mb=0, whole_address_space=True)\n"
        f"f = os.open({f'{tmp_path}/a'!r}, os.O_CREAT | os.O_WRONLY)\n"
        "try:\n    os.write(f, b'x')\nexcept OSError:\n    print('refused')"
    )

    assert said(program) == ["refused"]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not enforce the limit of memory")
@pytest.mark.parametrize("whole", [True, False])
def test_memory_ends(whole: bool) -> None:  # noqa: FBT001 - a parameter of the test
    program = (
        f"{CONFINED}\nlimit(memory_mb=100, file_mb=0, whole_address_space={whole})\n"
        "try:\n    bytearray(200 * 1024 * 1024)\nexcept MemoryError:\n    print('refused')"
    )

    assert said(program) == ["refused"]
