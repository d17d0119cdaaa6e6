from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from tests.desk.conftest import TOKEN, Served
from xlate.desk.gate import LARGEST_BODY
from xlate.desk.workspace import Workspace


def _ask(desk: Served, path: str = "/", method: str = "GET", **headers: str) -> int:
    """The status that a request gets which has the cookie, and these headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return desk.client.request(method, path, headers=named, follow_redirects=False).status_code


def test_without_the_token_nothing_is_told(desk_server: Served) -> None:
    for path in ("/", "/?token=wrong", "/static/desk.js", "/d/talk/now"):
        answer = httpx.get(f"http://127.0.0.1:{desk_server.port}{path}", trust_env=False)
        assert answer.status_code == 401
        assert "Putin" not in answer.text


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_have(desk_server: Served) -> None:
    address = f"http://127.0.0.1:{desk_server.port}//elsewhere.example/x?token={TOKEN}&at=1"
    answer = httpx.get(address, trust_env=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/elsewhere.example/x?at=1"  # a path of the desk, not another host
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""])
def test_a_name_that_somebody_points_at_this_machine_is_refused(desk_server: Served, host: str) -> None:
    assert _ask(desk_server, host=host.format(port=desk_server.port)) in {400, 421}


def test_the_desk_has_the_names_of_the_machine_itself(desk_server: Served) -> None:
    assert _ask(desk_server, host=f"localhost:{desk_server.port}") == 200


def test_another_site_writes_nothing(desk_server: Served) -> None:
    before = (desk_server.folder / "ru.po").read_bytes()
    own = f"http://127.0.0.1:{desk_server.port}"
    for headers in (
        {},  # a form sends no header of ours
        {"x_xlate_desk": "1", "origin": "https://evil.example"},
        {"x_xlate_desk": "1", "origin": "null"},
        {"x_xlate_desk": "1", "origin": f"http://localhost:{desk_server.port + 1}"},
        {"x_xlate_desk": "1", "sec_fetch_site": "cross-site"},
        {"x_xlate_desk": "1", "sec_fetch_site": "same-site"},
    ):
        assert _ask(desk_server, "/d/talk/undo", "POST", **headers) == 403
    assert _ask(desk_server, "/d/talk/undo", "POST", x_xlate_desk="1", origin=own, sec_fetch_site="same-origin") == 200
    assert (desk_server.folder / "ru.po").read_bytes() == before


def test_another_site_may_lead_here_but_reads_nothing(desk_server: Served) -> None:
    assert _ask(desk_server, sec_fetch_site="cross-site", sec_fetch_mode="navigate") == 200
    assert _ask(desk_server, sec_fetch_site="cross-site", sec_fetch_mode="no-cors") == 403


def test_a_body_has_a_limit_whatever_its_header_says(desk_server: Served) -> None:
    large = b"x" * (LARGEST_BODY + 1)
    headers = {"x-xlate-desk": "1"}
    assert desk_server.client.post("/draft", content=large, headers=headers).status_code == 413
    assert desk_server.client.post("/draft", content=iter([large]), headers=headers).status_code == 413


def test_every_answer_has_a_policy_without_inline_code(desk_server: Served) -> None:
    for path in ("/", "/d/talk/transcript", "/static/desk.css", "/nothing", "/d/nothing/now"):
        headers = desk_server.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e%2fapp.py",
        "/static/board.html",
        "/d/..%2f..%2fetc/now",
        "/static//etc/passwd",
    ],
)
def test_no_address_leads_to_another_file(desk_server: Served, path: str) -> None:
    assert _ask(desk_server, path) == 404


def test_a_folder_from_elsewhere_opens_no_file_outside_of_it(tmp_path: Path, folder: Path, merged: Path) -> None:
    """Neither by a link nor by the pointer of a translation, which a stranger may have written."""
    secret = tmp_path / "secret.xml"
    (folder / "talk.xml").rename(secret)
    (folder / "link.xml").symlink_to(secret)
    (folder / "within.xml").symlink_to(folder / "talk.ru.xml")
    text = (merged / "talk.ru.xml").read_text(encoding="utf-8")
    (folder / "talk.ru.xml").write_text(text.replace('corresp="talk.xml"', 'corresp="../secret.xml"'), encoding="utf-8")
    (folder / "ru.po").write_text("#: ../secret.xml:1\n" + (folder / "ru.po").read_text(encoding="utf-8"), "utf-8")
    assert Workspace([folder]).documents == ()
    assert [one.source.resolve() for one in Workspace([folder / "talk.ru.xml"]).documents] == [secret]  # named by hand


def test_many_slow_and_silent_connections_keep_nobody_out(desk_server: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", desk_server.port)) for _ in range(200)]
    for number, one in enumerate(slow):
        one.sendall(b"POST /draft HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n{" if number % 2 else b"GET /")
    assert desk_server.get("/d/talk/now").status_code == 200
    for one in slow:
        one.close()


def test_values_that_are_nested_without_end_are_refused(desk_server: Served) -> None:
    answer = desk_server.client.post("/draft", content=b"[" * 500_000, headers={"x-xlate-desk": "1"})
    assert answer.status_code == 400


def test_the_secret_is_in_no_page(desk_server: Served) -> None:
    for path in ("/", "/d/talk/transcript", "/d/talk/now", "/static/desk.js"):
        answer = desk_server.get(path)
        assert TOKEN not in answer.text + str(answer.headers)
        assert answer.headers["referrer-policy"] == "no-referrer"
