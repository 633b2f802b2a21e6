"""The HTML report in a real headless browser: it loads without help from anywhere, says what it should, and follows the
reader's choice of light or dark."""

import html
import re
import shutil
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def first_pixel(png: bytes) -> tuple[int, int, int]:
    """The colour of the upper left corner; row filters leave the first pixel of an image as it is."""
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    red, green, blue = zlib.decompress(data)[1:4]
    return red, green, blue


class Page:
    """A page and the browser to look at it with, in a namespace that leads nowhere."""

    def __init__(self, network, path: Path):
        self.network, self.path = network, path

    def run(self, *words: str) -> subprocess.CompletedProcess:
        with tempfile.TemporaryDirectory() as profile:
            return self.network.within(
                self.network.client, browser(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--disable-dev-shm-usage", f"--user-data-dir={profile}", "--enable-logging=stderr", *words,
                self.path.as_uri(), check=False, timeout=120,
            )  # fmt: skip

    def dom(self) -> tuple[str, list[str]]:
        """The document as the browser understood it, and what its console complained about."""
        done = self.run("--dump-dom")
        return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]

    def corner(self, dark: bool) -> tuple[int, int, int]:
        shot = self.path.with_suffix(".png")
        self.run(f"--blink-settings=preferredColorScheme={0 if dark else 1}", f"--screenshot={shot}", "--window-size=900,600")
        return first_pixel(shot.read_bytes())


def problems(network, path: Path, report: dict) -> list[str]:
    """What is wrong with the page of a report."""
    page, found = Page(network, path), []
    dom, console = page.dom()
    text = html.unescape(re.sub(r"<[^>]+>", "", dom))
    if console:
        found.append(f"the browser complains: {console[:3]}")
    for words in [report["verdict"]["summary"], *report["verdict"]["fix"], *(check["summary"] for check in report["checks"])]:
        if words not in text:
            found.append(f"the page does not say {words!r}")
    if dom.count('class="check ') != len(report["checks"]):
        found.append("not every check has its row")
    light, dark = page.corner(dark=False), page.corner(dark=True)
    if not (min(light) > 200 and max(dark) < 60):
        found.append(f"light is {light}, dark is {dark}")
    if re.search(r"\b(src|href)=|url\(|@import", dom):
        found.append("the page refers to something outside itself")
    return found
