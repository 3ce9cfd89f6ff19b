"""A mail server of a few lines (RFC 5321, RFC 3207, RFC 8314) that keeps what it gets and answers as a test wants.

Its certificate is of its own making, for localhost and 127.0.0.1 and only for tests.
"""

import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("localhost.pem")


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps the messages in `received`; `answers` replaces the usual reply to a command ("RCPT", "DATA", ".").

    `security` is "none", "tls" (encrypted from the first byte) or "starttls"; `in_the_clear` are the words of commands
    that came unencrypted.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, security: str = "none") -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.security = security
        self.in_the_clear: list[str] = []
        self.received: list[Message] = []
        self.answers: dict[str, str] = {}

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        try:
            if self.server.security == "tls":
                self._encrypt()
            self._converse()
        except ssl.SSLError:
            return  # the other side does not trust us, or speaks no TLS

    def finish(self) -> None:
        """The server closes what it accepted; what we made of it is ours."""
        super().finish()
        self.request.close()

    def _converse(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline():
            word = line[:4].decode().upper().strip()
            if word == "QUIT":
                return self._say("221 bye")
            if not isinstance(self.request, ssl.SSLSocket):
                self.server.in_the_clear.append(word)
            if word == "STAR":
                self._say("220 go ahead")
                self._encrypt()
                continue
            answer = self.server.answers.get(word, self._usual(word))
            if not answer:
                return None  # the line goes dead
            self._say(answer)
            if answer.startswith("354") and not self._take_message():
                return None
        return None

    def _usual(self, word: str) -> str:
        if word == "EHLO" and self.server.security == "starttls" and not isinstance(self.request, ssl.SSLSocket):
            return "250-ok\r\n250 STARTTLS"
        return "354 go on" if word == "DATA" else "250 ok"

    def _encrypt(self) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
        plain: socket.socket = self.request
        self.request = context.wrap_socket(plain, server_side=True)
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", buffering=0)

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
def running(security: str = "none") -> Iterator[MailServer]:
    """A server that listens while the block runs."""
    with MailServer(security) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
