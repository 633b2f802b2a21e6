#!/usr/bin/env python3
"""Puts `claudectl diagnose` before faults made of real parts and compares its verdict with the one true cause.

usage: run.py [--binary PATH] [--only ID[,ID]] [--list] [--write | --check] [--keep]

Needs root on Linux. Parts that are missing are installed with apt-get. Everything happens inside network namespaces
that the run makes and removes; no packet leaves the machine. `--write` puts the results into docs/diagnose.md,
`--check` fails if the table there is not the one that came out.

exit: 0 all right, 1 a verdict is wrong, 77 the lab cannot run here (says why)
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import browser
from certificates import Certificates
from network import ROUTER, Network
from parts import Parts

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DOCS = ROOT / "docs" / "diagnose.md"
KEY = "sk-ant-api03-lab-lab-lab-lab-lab-lab-lab-aaaa"
PARTS = {
    "ip": "iproute2", "nft": "nftables", "dnsmasq": "dnsmasq-base", "unbound": "unbound", "nginx": "nginx-light",
    "squid": "squid", "mitmdump": "mitmproxy", "microsocks": "microsocks", "faketime": "faketime", "openssl": "openssl",
}
BEGIN, END = "<!-- lab -->", "<!-- /lab -->"
# Scenarios whose report is looked at in a browser: one that is well, one that fails, one with a foreign page in it.
PAGES = ["healthy", "tls-interception-named", "answer-block-page"]


def install() -> str | None:
    """Installs what is missing; returns why the lab cannot run, if it cannot."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "network namespaces need root on Linux"
    missing = [package for program, package in PARTS.items() if shutil.which(program) is None]
    if missing:
        print(f"installing {', '.join(missing)}", flush=True)
        if shutil.which("apt-get") is None:
            return f"no apt-get to install {', '.join(missing)} with"
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, capture_output=True)
        done = subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], env=quiet, capture_output=True, text=True)
        left = [package for program, package in PARTS.items() if shutil.which(program) is None]
        if left:
            return f"apt-get could not install {', '.join(left)}: {done.stderr.strip()[-300:]}"
    trial = f"cdlab{os.getpid()}x"
    made = subprocess.run(["ip", "netns", "add", trial], capture_output=True, text=True)
    subprocess.run(["ip", "netns", "del", trial], capture_output=True)
    return f"no network namespaces here: {made.stderr.strip()}" if made.returncode else None


class Lab:
    def __init__(self, folder: Path, binary: Path, network: Network):
        self.folder, self.binary, self.network = folder, binary, network
        self.certificates = Certificates(folder / "certificates")
        self.parts = Parts(network, self.certificates, folder, binary)
        self.mitm = folder / "mitmproxy" / "mitmproxy-ca-cert.pem"

    def arrange(self, one: dict) -> None:
        """Makes the fault; everything a scenario does not name is well."""
        network, parts = self.network, self.parts
        network.routes(v4=one.get("v4", True), v6=one.get("v6", True))
        network.segments(one.get("segments", False))
        network.files(one.get("resolv", f"nameserver {ROUTER}\n"), "127.0.0.1 localhost\n" + one.get("hosts", ""))
        if one.get("dns_off"):
            parts.stop("dnsmasq", "unbound")
        elif "unbound" in one:
            parts.unbound(one["unbound"])
        else:
            parts.dnsmasq(one.get("without", []), one.get("dns", []))
        parts.sandbox(one.get("sandbox", ""))
        parts.nginx(one.get("nginx", {}))
        for name, start in (("squid", parts.squid), ("socks", parts.socks)):
            start(one[name]) if name in one else parts.stop(name)
        if "proxy_says" in one:
            parts.stop("squid")
            parts.fake_proxy(one["proxy_says"])
        else:
            parts.stop("fake")
        if "ssh" in one:
            parts.silent_port(one["ssh"])
        if "key_file" in one:
            (self.folder / "key").write_text(KEY + "\n")
            (self.folder / "key").chmod(one["key_file"])
        rules = list(one.get("filter", []))
        if one.get("mitmproxy"):
            self.mitm = parts.mitmproxy()
            rules.append(f"prerouting iifname in0 ip daddr 160.79.104.10 tcp dport 443 dnat ip to {ROUTER}:8443")
        network.filter(rules)

    def claudectl(self, one: dict, *words: str, program: str = "") -> subprocess.CompletedProcess:
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        env = {"HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm", "SHLVL": "1", "ANTHROPIC_API_KEY": one.get("key", KEY)}
        if not env["ANTHROPIC_API_KEY"]:
            del env["ANTHROPIC_API_KEY"]
        env["SSL_CERT_FILE"] = str(self.certificates.root)
        env["SSL_CERT_DIR"] = str(self.folder / "empty")
        (self.folder / "empty").mkdir(exist_ok=True)
        if one.get("trust") is False:
            # A store that knows somebody, but not whom it should.
            other = self.certificates.chain("private").with_name("private.pem")
            env["SSL_CERT_FILE"] = str(other)
        env |= {name: self.filled(value) for name, value in one.get("env", {}).items()}
        # `script` gives the program a terminal of its own.
        command = ["script", "-qec", f"stty cols 80 rows 40; exec {words[1]}", "/dev/null"] if program else [str(self.binary), *words]
        if "clock" in one:
            command = ["faketime", "-f", one["clock"], *command]
        return self.network.within(self.network.client, *command, check=False, env=env, timeout=120)

    def filled(self, text: str) -> str:
        return text.replace("{folder}", str(self.folder)).replace("{certificates}", str(self.certificates.folder)).replace("{mitmproxy}", str(self.mitm))

    def diagnose(self, one: dict, *more: str) -> tuple[dict, str]:
        args = [self.filled(word) for word in one.get("args", [])]
        timers = ["--connect-timeout", "3s", "--headers-timeout", one.get("patience", "3s"), "--idle-timeout", "3s"]
        done = self.claudectl(one, "diagnose", "--json", *timers, *args, *more)
        try:
            report = json.loads(done.stdout)
        except json.JSONDecodeError:
            raise RuntimeError(f"no report (exit {done.returncode}): {done.stdout[-500:]}{done.stderr[-1500:]}") from None
        report["exit"] = done.returncode
        return report, done.stdout + done.stderr

    def send(self, one: dict) -> subprocess.CompletedProcess:
        args = [self.filled(word) for word in one.get("args", []) if word != "--live"]
        timers = ["--connect-timeout", "3s", "--headers-timeout", "3s", "--idle-timeout", "3s", "--max-retries", "0"]
        return self.claudectl(one, "send", "--no-stdin", *timers, *args, "Hello")

    def human(self, one: dict) -> str:
        """The report as a person reads it at a terminal of 80 columns."""
        args = [self.filled(word) for word in one.get("args", [])]
        timers = ["--connect-timeout", "3s", "--headers-timeout", one.get("patience", "3s"), "--idle-timeout", "3s"]
        script = shlex.join([str(self.binary), "diagnose", *timers, *args])
        done = self.claudectl(one, "-c", script, program="script")
        return done.stdout


def look_at_pages(lab: Lab, scenarios: list[dict]) -> list[str]:
    """Opens the HTML reports in a headless browser; says plainly if there is none."""
    if browser.browser() is None and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], env=quiet, capture_output=True)
    if browser.browser() is None:
        print("the HTML report was NOT opened in a browser: chromium cannot be installed here")
        return []
    failures = []
    for one in (one for one in scenarios if one["id"] in PAGES):
        lab.arrange(one)
        path = lab.folder / f"{one['id']}.html"
        report, _ = lab.diagnose(one, "--report", str(path))
        problems = browser.problems(lab.network, path, report)
        print(f"{'FAIL' if problems else 'ok  '} page of {one['id']}", flush=True)
        for problem in problems:
            print(f"     {problem}")
        failures += [f"page of {one['id']}"] if problems else []
    return failures


def judge(one: dict, report: dict, everything: str, sent: subprocess.CompletedProcess | None) -> list[str]:
    """What is wrong with a report."""
    verdict, checks = report["verdict"], {check["id"]: check for check in report["checks"]}
    problems = []
    alarms = [f"{check['id']}: {check['summary']}" for check in report["checks"] if check["status"] in ("warn", "fail")]
    if one.get("healthy") and (verdict["status"] != "ok" or alarms):
        problems.append(f"false alarm: {alarms}")
    if verdict["kind"] != one.get("kind"):
        problems.append(f"kind {verdict['kind']}, not {one.get('kind')}")
    if one.get("says", "") not in verdict["summary"]:
        problems.append(f"the verdict does not say {one['says']!r}")
    if not verdict["summary"].startswith(one.get("leads", "")):
        problems.append(f"the verdict does not begin with {one['leads']!r}")
    if "never" in one and one["never"] in json.dumps(report):
        problems.append(f"the report says {one['never']!r}")
    if "fix" in one and not any(one["fix"].lower() in fix.lower() for fix in verdict["fix"]):
        problems.append(f"no fix with {one['fix']!r} in {verdict['fix']}")
    if "warn" in one and (checks[one["warn"]]["status"] != "warn" or verdict["status"] != "warn"):
        problems.append(f"{one['warn']} is {checks[one['warn']]['status']}, the verdict {verdict['status']}")
    if report["exit"] != verdict["exit_code"]:
        problems.append(f"exit {report['exit']}, but the verdict says {verdict['exit_code']}")
    if sent is not None and sent.returncode != report["exit"]:
        problems.append(f"send ends with {sent.returncode}, diagnose with {report['exit']}: {sent.stderr[:300]}")
    if sent is not None and one.get("send_says", "") not in sent.stderr:
        problems.append(f"send does not say {one['send_says']!r}: {sent.stderr[:300]}")
    if KEY in everything or "p%40ss" in everything or "p@ss" in everything:
        problems.append("a secret is shown")
    return problems


def play(lab: Lab, one: dict) -> tuple[list[str], dict]:
    lab.arrange(one)
    report, everything = lab.diagnose(one)
    sent = None
    if one.get("same", True):
        lab.arrange(one)
        sent = lab.send(one)
    return judge(one, report, everything, sent), report


def lasting(text: str, lab: Path) -> str:
    """A sentence without what differs from run to run or day to day."""
    text = text.replace(str(lab), "/lab")
    text = re.sub(r"\b\d{4}-\d\d-\d\d\b", "DATE", text)
    text = re.sub(r"\b\d+(\.\d+)? ?(ms|s)\b", "N s", text)
    return text.replace("|", "\\|")


def table(results: list[tuple[dict, dict]], lab: Path) -> str:
    """The published table."""
    lines = ["| Fault | Verdict of `diagnose` | Exit |", "| --- | --- | --- |"]
    for one, report in results:
        verdict = report["verdict"]
        word = {"ok": "OK", "warn": "WARN", "fail": f"FAIL `{verdict['kind']}`"}[verdict["status"]]
        said = "nothing is wrong" if verdict["status"] == "ok" else lasting(verdict["summary"], lab)
        lines.append(f"| {one['what']} | {word}: {said} | {report['exit']} |")
    count = {word: sum(report["verdict"]["status"] == word for _, report in results) for word in ("fail", "warn", "ok")}
    lines += ["", f"{count['fail']} faults, {count['warn']} things worth a look, {count['ok']} healthy cases."]
    return "\n".join(lines)


def publish(text: str, write: bool) -> list[str]:
    document = DOCS.read_text()
    before, rest = document.split(BEGIN)
    _, after = rest.split(END)
    made = f"{before}{BEGIN}\n{text}\n{END}{after}"
    if write:
        DOCS.write_text(made)
    return [] if write or made == document else ["docs/diagnose.md does not show these results; run with --write"]


def main() -> int:
    parser = argparse.ArgumentParser(description="the network lab of `claudectl diagnose`")
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "debug" / "claudectl")
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--human", action="store_true", help="print each report as a person reads it")
    parser.add_argument("--keep", action="store_true", help="keep logs and configurations")
    options = parser.parse_args()
    scenarios = tomllib.loads((HERE / "scenarios.toml").read_text())["scenario"]
    if options.list:
        print("\n".join(f"{one['id']:28}{one['what']}" for one in scenarios))
        return 0
    if why := install():
        print(f"the network lab was NOT run: {why}; {len(scenarios)} scenarios skipped")
        return 77
    if not options.binary.exists():
        print(f"the network lab was NOT run: no {options.binary}; build it with cargo build")
        return 77
    wanted = [name for name in options.only.split(",") if name]
    scenarios = [one for one in scenarios if not wanted or one["id"] in wanted]
    folder = Path(tempfile.mkdtemp(prefix="claudectl-lab-"))
    os.chmod(folder, 0o755)
    failures, pages, results, begun = [], [], [], time.monotonic()
    try:
        with Network() as network:
            lab = Lab(folder, options.binary.resolve(), network)
            try:
                for one in scenarios:
                    since = time.monotonic()
                    try:
                        problems, report = play(lab, one)
                        if options.human:
                            lab.arrange(one)
                            print(lab.human(one))
                        results.append((one, report))
                    except (RuntimeError, subprocess.SubprocessError) as error:
                        problems, report = [str(error)], None
                    took = time.monotonic() - since
                    print(f"{'FAIL' if problems else 'ok  '} {one['id']:28} {took:5.1f} s", flush=True)
                    for problem in problems:
                        print(f"     {problem}")
                    if problems:
                        failures.append(one["id"])
                        if report:
                            print(f"     {report['verdict']['summary']}")
                pages = look_at_pages(lab, scenarios)
            finally:
                lab.parts.stop_all()
    finally:
        if options.keep:
            print(f"logs are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(scenarios) - len(failures)} of {len(scenarios)} scenarios right in {time.monotonic() - begun:.0f} s")
    if (options.write or options.check) and not wanted and not failures:
        failures += publish(table(results, folder), options.write)
    failures += pages
    for failure in failures:
        print(f"wrong: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
