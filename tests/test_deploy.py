"""Two replicas behind nginx with the file in deploy/: a killed replica's readers come back to what they saw."""

import gzip
import re
import shutil
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Shown
from tests.serving import ROOT, free_port, replica, settled

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin:/usr/bin:/bin")
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
def proxy(folder: Path, replicas: list[str]) -> Iterator[str]:
    """The address of an nginx with the project's own file, its ports exchanged for free ones."""
    site, port = (ROOT / "deploy" / "nginx.conf").read_text("utf-8"), free_port()
    for written, address in zip(("127.0.0.1:8501", "127.0.0.1:8502"), replicas, strict=True):
        assert site.count(written) == 1
        site = site.replace(written, address.removeprefix("http://"))
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
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
    pause = threading.Event()
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
            return
        except urllib.error.URLError:
            pause.wait(0.1)
    raise AssertionError("nginx did not start")


def test_the_servers_figures_are_not_public(site: tuple) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{site[0]}/_stcore/metrics", timeout=20)


def test_scripts_are_sent_compressed(site: tuple) -> None:
    html = urllib.request.urlopen(site[0], timeout=20).read().decode("utf-8")
    script = html.split('src="./')[1].split('"')[0]
    request = urllib.request.Request(f"{site[0]}/{script}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(gzip.decompress(answer.read())) > 10_000


def test_a_page_names_what_it_will_need_and_all_of_it_is_there(site: tuple) -> None:
    request = urllib.request.Request(f"{site[0]}/compare", headers={"Accept-Language": "zh-CN"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        named = re.findall(r"<\./([^>]+)>", ", ".join(answer.headers.get_all("Link")))
    assert len(named) == 3
    for path in named:
        with urllib.request.urlopen(f"{site[0]}/{path}", timeout=20) as file:
            assert len(file.read()) > 10_000
    with urllib.request.urlopen(f"{site[0]}/api/datapackage.json", timeout=20) as answer:
        assert answer.headers["Link"] is None


def test_a_reader_of_a_killed_replica_sees_the_same_filter_and_passage_again(
    site: tuple, page: Page, shown_of: Shown
) -> None:
    address, folder, processes = site
    page.goto(address + PASSAGE)
    settled(page)
    expect(page.locator("mark[aria-current=true]")).to_have_text("1.2万多")
    stream = [line for line in (folder / "access").read_text("utf-8").splitlines() if "/sources" in line]
    mine = stream[0].split()[0]
    assert {line.split()[0] for line in stream} == {mine}, "a reader stays with one replica"

    with page.expect_event("websocket", timeout=60_000):
        processes[mine].kill()
    settled(page)
    expect(page.locator("mark[aria-current=true]")).to_have_text("1.2万多")
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", name="Compare places")).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stSidebar").get_by_text(shown_of("jiangxi"))).to_be_visible()
    page.go_back()
    expect(page.locator("mark[aria-current=true]")).to_have_text("1.2万多", timeout=60_000)
    for log in ("one", "two"):
        assert "Traceback" not in (folder / log).read_text("utf-8")
