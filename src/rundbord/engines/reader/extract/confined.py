"""What a process that reads files from strangers may use. Each limit holds until the process and its children end.

`python -m rundbord.engines.reader.extract.confined MEMORY_MB FILE_MB PROGRAM ARGUMENT…` becomes the program, with
limits: the memory that it writes to, the size of a file, and no network.
"""

import ctypes
import os
import platform
import struct
import sys

_MEGABYTE = 1024 * 1024
_MOST_WORK = 300
"""Seconds of a processor."""
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000
_FOREIGN_CALLS = 0x40000000
"""From here on a call belongs to the other table of x86-64 (x32)."""
_UNIX_SOCKET = 1
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The architecture as the kernel counts it, and its number of the call socket()."""
_IO_URING_SETUP = 425


def limit(*, memory_mb: int, file_mb: int, whole_address_space: bool) -> None:
    """No core file, few open files, no file larger than this; memory counts as written to or as mapped at all."""
    import resource

    memory = resource.RLIMIT_AS if whole_address_space else resource.RLIMIT_DATA
    limits = {
        memory: memory_mb * _MEGABYTE,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: file_mb * _MEGABYTE,
        resource.RLIMIT_NOFILE: 256 if file_mb else 64,
    }
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))


def limit_work() -> None:
    """An end also where nobody is left to end the process."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_WORK, _MOST_WORK))


def refuse_network(*, local: bool) -> bool:
    """Refuse every new socket, or with `local` every one that leads out of the machine; whether the system can.

    A filter of system calls (seccomp) needs no rights and holds for children too. Only Linux knows it.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    program = b"".join(struct.pack("<HBBL", *step) for step in _steps(*machine, local=local))
    held = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held))
    libc = ctypes.CDLL(None, use_errno=True)
    done = libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and libc.prctl(_SECCOMP, _FILTER, described) == 0
    return bool(done)


def _steps(architecture: int, socket: int, *, local: bool) -> list[tuple[int, int, int, int]]:
    """The filter: code, steps to leap if true, if false, value. It answers what the system does with a call."""
    return [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 5, 0, _FOREIGN_CALLS),
        (_EQUAL, 4, 0, _IO_URING_SETUP),
        (_EQUAL, 0, 2, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 0 if local else 1, 1, _UNIX_SOCKET),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]


def main() -> None:
    """Become the program, confined."""
    memory, file, *command = sys.argv[1:]
    limit(memory_mb=int(memory), file_mb=int(file), whole_address_space=False)
    limit_work()
    refuse_network(local=True)
    os.execv(command[0], command)  # noqa: S606 - the program that our own code names


if __name__ == "__main__":
    main()
