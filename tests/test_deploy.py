"""Two replicas behind nginx with the file in deploy/: a killed replica's readers come back to what they saw."""

import gzip
import http.client
import re
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from outcomes.api.routes import routes
from outcomes.export.plotly_js import ADDRESS
from outcomes.settings import FILES_A_READER, FILES_SPARE, READERS
from tests.conftest import Shown
from tests.serving import PATIENT, ROOT, free_port, replica, settled
from tests.test_api import asked

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin:/usr/bin:/bin")
ANALYZE = shutil.which("systemd-analyze")
MAIN = """daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ }}
http {{
  types {{ }}
  log_format replica '$upstream_addr $request_uri'; access_log {folder}/access replica;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{site}
}}
"""
PASSAGE = "/sources?source=changleng-peoples-daily-2022&fact=changleng-corridor-lights&province=jiangxi"


@contextmanager
def proxy(folder: Path, replicas: list[str], certificate: Path | None = None) -> Iterator[str]:
    """The address of an nginx with the project's own file, its ports exchanged for free ones; with TLS where there is
    a certificate."""
    site, port = (ROOT / "deploy" / "nginx.conf").read_text("utf-8"), free_port()
    for written, address in zip(("127.0.0.1:8501", "127.0.0.1:8502"), replicas, strict=True):
        assert site.count(written) == 1
        site = site.replace(written, address.removeprefix("http://"))
    site = site.replace("listen 80", f"listen 127.0.0.1:{port}").replace(
        "outcomes.example.org", "localhost" if certificate else "127.0.0.1"
    )
    if certificate:
        site = site.replace("#tls ", "").replace("listen 443", f"listen 127.0.0.1:{free_port()}")
        site = re.sub(r"/etc/letsencrypt/\S+/", f"{certificate}/", site)
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, site=site), "utf-8")
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")])
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, dict[str, subprocess.Popen]]]:
    assert NGINX, "nginx is needed: see tests/browser.sh"
    folder = tmp_path_factory.mktemp("site")
    with ExitStack() as stack:
        replicas = [stack.enter_context(replica(folder / name)) for name in ("one", "two")]
        address = stack.enter_context(proxy(folder, [place for place, _ in replicas]))
        _answers(address)
        yield address, folder, {place.removeprefix("http://"): process for place, process in replicas}


def _answers(address: str) -> None:
    """Wait until nginx listens."""
    pause, place = threading.Event(), urlsplit(address)
    for _ in range(300):
        try:
            socket.create_connection((place.hostname, place.port), timeout=5).close()
            return
        except OSError:
            pause.wait(0.1)
    raise AssertionError("nginx did not start")


@pytest.mark.parametrize("below", ["", "x/"])
@pytest.mark.parametrize("what", ["upload_file/a/b", "metrics"])
def test_what_nobody_needs_is_blocked(site: tuple, below: str, what: str) -> None:
    path = f"{below}_stcore/{what}"
    assert asked(f"{site[0]}/{path}").status == 404
    assert path not in (site[1] / "access").read_text("utf-8").replace(f"- /{path}", "")


@pytest.mark.parametrize("host", ["evil.example", "localhost"])
def test_another_host_gets_no_answer(site: tuple, host: str) -> None:
    with pytest.raises(http.client.HTTPException):
        asked(f"{site[0]}/api/facts.csv", Host=host)


@pytest.mark.parametrize(
    ("path", "named"),
    [("", True), ("facts", True), ("api/facts.csv", False), ("api/state", False), (ADDRESS, False), ("nothing", False)],
)
def test_only_a_page_hands_out_the_cookie(site: tuple, path: str, named: bool) -> None:
    cookie = asked(f"{site[0]}/{path}").headers["Set-Cookie"] or ""
    assert cookie.startswith("outcomes_replica=") == named
    assert "Secure" not in cookie


def test_whatever_is_made_when_it_is_asked_for_is_limited() -> None:
    conf = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    (limited,) = re.findall(r"location ~ (\S+) \{\n +limit_req ", conf)
    cheap = r"/api/(state|ready)|/embed/(fact|statement)/[^.]*|/(api|download|embed)/\{rest:path\}"
    paths = {route.path for route in routes() if not re.fullmatch(cheap, route.path)}
    assert {path for path in paths if not re.search(limited, path)} == set()


def test_whoever_asks_for_too_many_files_is_told_and_the_others_are_served(site: tuple) -> None:
    with ThreadPoolExecutor(20) as many:
        files = many.map(lambda _: asked(f"{site[0]}/api/facts.xlsx").status, range(60))
        started = time.monotonic()
        assert asked(f"{site[0]}/_stcore/health").status == 200
        assert time.monotonic() - started < 2
    assert set(files) == {200, 429}


def test_with_a_certificate_cookies_are_secure_and_browsers_keep_to_https(site: tuple, tmp_path: Path) -> None:
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    key += ["-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")]
    subprocess.run([*key, "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    trust = ssl.create_default_context(cafile=tmp_path / "fullchain.pem")
    with proxy(tmp_path, [f"http://{place}" for place in site[2]], tmp_path) as plain:
        _answers(plain)
        port = int(re.findall(r"listen 127\.0\.0\.1:(\d+) ssl http2;", (tmp_path / "nginx.conf").read_text("utf-8"))[0])
        with urllib.request.urlopen(f"https://localhost:{port}/facts", timeout=20, context=trust) as page:
            assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
            assert page.headers["Set-Cookie"].endswith("; Secure")
        with closing(http.client.HTTPConnection(plain.removeprefix("http://"), timeout=20)) as connection:
            connection.request("GET", "/facts?lang=zh", headers={"Host": "localhost"})
            answer = connection.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, "https://localhost/facts?lang=zh")


def test_a_replica_that_hangs_loses_no_request(site: tuple) -> None:
    """A hundred readers ask while one of the two is stopped, a few at a time."""
    address, _, processes = site
    stopped = next(iter(processes.values()))

    def ask(n: int) -> tuple[int, float]:
        started = time.monotonic()
        reply = asked(f"{address}/api/state", Cookie=f"outcomes_replica={n}")
        return reply.status, time.monotonic() - started

    stopped.send_signal(signal.SIGSTOP)
    try:
        with ThreadPoolExecutor(25) as readers:
            replies = list(readers.map(ask, range(100)))
    finally:
        stopped.send_signal(signal.SIGCONT)
    assert {status for status, _ in replies} == {200}
    assert max(seconds for _, seconds in replies) < 20
    assert max(seconds for _, seconds in replies) > 10, "nobody asked the one that hangs"


def test_the_unit_leaves_a_server_little_to_do_harm_with() -> None:
    if ANALYZE:  # only a Linux with systemd can tell
        command = [ANALYZE, "security", "--offline=true", "--no-pager", "--threshold=30"]
        done = subprocess.run([*command, str(ROOT / "deploy" / "outcomes@.service")], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-300:]


def test_the_unit_has_files_for_as_many_readers_as_a_server_takes() -> None:
    unit = (ROOT / "deploy" / "outcomes@.service").read_text("utf-8")
    assert int(re.findall(r"^LimitNOFILE=(\d+)$", unit, re.M)[0]) >= READERS * FILES_A_READER + FILES_SPARE


def test_a_server_tells_systemd_that_it_is_ready_and_alive_until_it_hangs(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(30)
        told = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "1000000"}
        with replica(tmp_path / "log", **told) as (_, process):
            assert [systemd.recv(100) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]
            process.send_signal(signal.SIGSTOP)
            systemd.settimeout(2)
            with pytest.raises(TimeoutError):
                list(iter(lambda: systemd.recv(100), b"the end"))
            process.send_signal(signal.SIGCONT)


def test_scripts_are_sent_compressed(site: tuple) -> None:
    html = urllib.request.urlopen(site[0], timeout=20).read().decode("utf-8")
    script = html.split('src="./')[1].split('"')[0]
    request = urllib.request.Request(f"{site[0]}/{script}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(gzip.decompress(answer.read())) > 10_000


def test_a_reader_of_a_killed_replica_sees_the_same_filter_and_passage_again(
    site: tuple, page: Page, shown_of: Shown
) -> None:
    address, folder, processes = site
    page.goto(address + PASSAGE)
    settled(page, 4 * PATIENT)  # the first page of a new browser; a socket that is not answered is asked for anew
    expect(page.locator("mark[aria-current=true]")).to_have_text("1.2万多")
    stream = [line for line in (folder / "access").read_text("utf-8").splitlines() if "/sources" in line]
    mine = stream[0].split()[0]
    assert {line.split()[0] for line in stream} == {mine}, "a reader stays with one replica"

    with page.expect_event("websocket", timeout=60_000):
        processes[mine].kill()
    settled(page)
    expect(page.locator("mark[aria-current=true]")).to_have_text("1.2万多")
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("heading", name="Compare places")).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stSidebar").get_by_text(shown_of("jiangxi"))).to_be_visible()
    page.go_back()
    expect(page.locator("mark[aria-current=true]")).to_have_text("1.2万多", timeout=60_000)
    for log in ("one", "two"):
        assert "Traceback" not in (folder / log).read_text("utf-8")
