"""A mail server of a few lines (RFC 5321) that keeps what it gets and answers as a test wants."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps the messages in `received`; `answers` replaces the usual reply to a command ("RCPT", "DATA", ".")."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.received: list[Message] = []
        self.answers: dict[str, str] = {}

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline():
            word = line[:4].decode().upper().strip()
            if word == "QUIT":
                return self._say("221 bye")
            answer = self.server.answers.get(word, "354 go on" if word == "DATA" else "250 ok")
            if not answer:
                return None  # the line goes dead
            self._say(answer)
            if answer.startswith("354") and not self._take_message():
                return None
        return None

    def _take_message(self) -> bool:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        answer = self.server.answers.get(".", "250 taken")
        if not answer:
            return False
        if answer.startswith("250"):
            self.server.received.append(message_from_bytes(b"".join(lines), policy=default))
        self._say(answer)
        return True

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def running() -> Iterator[MailServer]:
    """A server that listens while the block runs."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
