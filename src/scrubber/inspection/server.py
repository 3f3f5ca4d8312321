"""The server of a review: for one reader, on this machine, until the review is closed.

It listens on the loopback address only. Other programs and pages on the machine are kept out by a token in the
address; a page elsewhere that makes the browser resolve its name to this machine (DNS rebinding), by the `Host`
header; forms of other pages, by the content type and the `Origin`.
"""

from __future__ import annotations

import json
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final

import scrubber
from scrubber.inspection.marks import MarksError
from scrubber.inspection.page import page
from scrubber.inspection.review import BadMark, Review

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPBACK: Final = "127.0.0.1"
MAX_BODY: Final = 1 << 16


class ReviewServer(ThreadingHTTPServer):
    """Serves one review; `address` is what to open in a browser."""

    daemon_threads = True
    # Another program may not take the port over while the review goes on.
    allow_reuse_address = False

    def __init__(self, review: Review, title: str, port: int = 0) -> None:
        """Listen on a port of the loopback address, any free one for 0.

        Raises:
            OSError: the port is taken, or may not be used.

        """
        super().__init__((LOOPBACK, port), _Handler)
        self.review = review
        self.title = title
        self.token = secrets.token_urlsafe(24)
        self.lock = Lock()
        self.hosts = {f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost")}

    @property
    def address(self) -> str:
        """Where the review is to be found."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    # An idle or half-sent request may not hold a thread for ever.
    timeout = 30

    def do_GET(self) -> None:
        """The page, or an article of it."""
        path = self._path()
        if path is None:
            return
        if path == "":
            self._page()
        elif path.startswith("article/") and path[8:].isascii() and path[8:].isdigit() and len(path) < 20:
            self._answer(lambda: self.server.review.article(int(path[8:])))
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """A mark, or the end."""
        path = self._path()
        if path is None:
            return
        origin = self.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self.server.hosts:
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        if self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
            return
        body = self._body()
        if body is None:
            return
        if path == "mark":
            self._answer(lambda: self._mark(body))
        elif path == "miss":
            self._answer(lambda: self._miss(body))
        elif path == "done":
            self._send(HTTPStatus.OK, b"{}", "application/json")
            Thread(target=self.server.shutdown, daemon=True).start()
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _mark(self, body: dict[str, Any]) -> dict[str, Any]:
        number, verdict, category = body.get("question"), body.get("verdict"), body.get("category")
        if not isinstance(number, int):
            raise BadMark("question: a number")
        self.server.review.mark(number, verdict, category)
        return {}

    def _miss(self, body: dict[str, Any]) -> dict[str, Any]:
        number, start, end = (body.get(name) for name in ("question", "start", "end"))
        if not (isinstance(number, int) and isinstance(start, int) and isinstance(end, int)):
            raise BadMark("question, start, end: numbers")
        self.server.review.miss(number, start, end, body.get("category"))
        return {}

    def _page(self) -> None:
        review = self.server.review
        with self.server.lock:
            data = {
                "title": self.server.title,
                "made_by": f"scrubber {scrubber.__version__}",
                "questions": review.listing(),
            }
        html = page(f"scrub review: {self.server.title}", data, ["article.js", "review.js"], connects=True)
        self._send(HTTPStatus.OK, html.encode(), "text/html; charset=utf-8")

    def _answer(self, act: Callable[[], dict[str, Any]]) -> None:
        try:
            with self.server.lock:
                told = act()
        except BadMark as error:
            self._send(HTTPStatus.BAD_REQUEST, json.dumps({"error": str(error)}).encode(), "application/json")
        except MarksError as error:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, json.dumps({"error": str(error)}).encode(), "application/json")
        else:
            self._send(HTTPStatus.OK, json.dumps(told).encode(), "application/json")

    def _path(self) -> str | None:
        """The path below the token; None after a request was refused."""
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        _, token, *rest = [*self.path.split("/", 2), ""][:3]
        if not secrets.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
            return None
        return rest[0]

    def _body(self) -> dict[str, Any] | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > MAX_BODY:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return None
        try:
            body = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            self._refuse(HTTPStatus.BAD_REQUEST)
            return None
        return body

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(status, status.phrase.encode(), "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.close_connection = True
        self.send_response(status)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Content-Security-Policy", "frame-ancestors 'none'"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Connection", "close"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def version_string(self) -> str:
        """Tell no versions."""
        return "scrubber"

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Tell nothing: the token would stand in the log."""
