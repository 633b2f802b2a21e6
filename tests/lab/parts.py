"""The real parts: resolvers, web server, proxies, interception, and claudectl's own sandbox as the API behind them."""

import contextlib
import signal
import subprocess
import time
from pathlib import Path

from network import API_V4, API_V6, ROUTER, SERVER, STATUS_V4, Network

STATUS_FINE = '{"status":{"indicator":"none","description":"All Systems Operational"},"incidents":[]}'
STATUS_BAD = '{"status":{"indicator":"major","description":"Partial System Outage"},"incidents":[{"name":"Elevated errors"}]}'


class Parts:
    """Starts and stops programs inside the namespaces; each has a name and runs at most once."""

    def __init__(self, network: Network, certificates, folder: Path, binary: Path):
        self.network, self.certificates, self.folder, self.binary = network, certificates, folder, binary
        self.running: dict[str, tuple[subprocess.Popen, object]] = {}

    def start(self, name: str, where: str, words: list[str], asked, ready=None) -> None:
        """Starts a part unless it runs with the same configuration (`asked`) already."""
        if name in self.running and self.running[name][1] == asked and self.running[name][0].poll() is None:
            return
        self.stop(name)
        log = open(self.folder / f"{name}.log", "wb")
        process = subprocess.Popen(["ip", "netns", "exec", where, *words], stdout=log, stderr=log, cwd=self.folder)
        self.running[name] = (process, asked)
        if ready:
            self._wait(name, where, *ready)

    def _wait(self, name: str, where: str, kind: str, address: str, port: int) -> None:
        """Waits until something listens: seen in the namespace's own table of sockets."""
        family = "-6" if ":" in address else "-4"
        for _ in range(200):
            process = self.running[name][0]
            if process.poll() is not None:
                text = (self.folder / f"{name}.log").read_text(errors="replace")
                raise RuntimeError(f"{name} ended at once:\n{text[-2000:]}")
            table = self.network.within(where, "ss", "-Hln", family, "-u" if kind == "udp" else "-t").stdout
            if any(f"{address}:{port}" in line or f"[{address}]:{port}" in line or f"*:{port}" in line for line in table.splitlines()):
                return
            time.sleep(0.05)
        raise RuntimeError(f"{name} does not listen at {address}:{port}")

    def stop(self, *names: str) -> None:
        for name in names:
            process, _ = self.running.pop(name, (None, None))
            if process is None:
                continue
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)
                continue
            process.kill()
            process.wait()

    def stop_all(self) -> None:
        self.stop(*list(self.running))

    def dnsmasq(self, without: list[str], lines: list[str]) -> None:
        records = {
            "api.anthropic.com": f"host-record=api.anthropic.com,{API_V4},{API_V6}",
            "status.claude.com": f"host-record=status.claude.com,{STATUS_V4}",
            "gw.lab": f"host-record=gw.lab,{SERVER}",
            "proxy.lab": f"host-record=proxy.lab,{ROUTER}",
        }
        text = [
            "no-resolv", "no-hosts", "no-daemon", "bind-interfaces", "except-interface=lo", f"listen-address={ROUTER}",
            "port=53", "user=root", "group=root", "pid-file=", "local=/lab/",
            *(record for name, record in records.items() if name not in without),
            *lines,
        ]
        config = self.folder / "dnsmasq.conf"
        config.write_text("\n".join(text) + "\n")
        self.stop("unbound")
        self.start("dnsmasq", self.network.router, ["dnsmasq", "-C", str(config)], text, ("udp", ROUTER, 53))

    def unbound(self, lines: list[str]) -> None:
        config = self.folder / "unbound.conf"
        config.write_text(
            f'server:\n  interface: {ROUTER}\n  access-control: 0.0.0.0/0 allow\n  do-daemonize: no\n  username: ""\n'
            f'  chroot: ""\n  directory: "{self.folder}"\n  pidfile: ""\n  use-syslog: no\n  module-config: "iterator"\n'
            + "".join(f"{line}\n" for line in lines)
        )
        self.stop("dnsmasq")
        self.start("unbound", self.network.router, ["unbound", "-c", str(config)], lines, ("udp", ROUTER, 53))

    def sandbox(self, faults: str) -> None:
        words = [str(self.binary), "sandbox", "--port", "8787", *(["--fault", faults] if faults else [])]
        self.stop("sandbox")
        self.start("sandbox", self.network.server, words, faults, ("tcp", "127.0.0.1", 8787))

    def nginx(self, asked: dict) -> None:
        """The web server of the internet: the API's host, the status page, and a gateway of one's own."""
        chain, key = self.certificates.chain(asked.get("certificate", "good")), self.certificates.key
        good = self.certificates.chain("good")
        gateway = self.certificates.chain(asked.get("gateway_certificate", "good"))
        backend = asked.get("location", "") or "proxy_pass http://127.0.0.1:8787; proxy_buffering off; proxy_http_version 1.1;"
        tls = "" if asked.get("plain") else " ssl"
        temp = "".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        servers = f"""
          server {{ listen {API_V4}:443{tls}; listen [{API_V6}]:443{tls}; server_name api.anthropic.com;
            ssl_certificate {chain}; ssl_certificate_key {key}; {asked.get("server", "")}
            location / {{ {backend} {asked.get("more", "")} }} }}
          server {{ listen {API_V4}:80; listen [{API_V6}]:80; default_type text/html;
            {asked.get("port80", "return 301 https://$host$request_uri;")} }}
          server {{ listen {STATUS_V4}:443 ssl; ssl_certificate {good}; ssl_certificate_key {key};
            location / {{ default_type application/json; return 200 '{STATUS_BAD if asked.get("incident") else STATUS_FINE}'; }} }}
          server {{ listen {SERVER}:443 ssl; listen {SERVER}:8080; ssl_certificate {gateway}; ssl_certificate_key {key};
            {asked.get("gateway", "")}
            location / {{ {backend} {asked.get("more", "")} }} }}
          {asked.get("servers", "")}"""
        config = self.folder / "nginx.conf"
        config.write_text(
            f"daemon off; worker_processes 1; pid {self.folder}/nginx.pid; error_log stderr warn;\n"
            f"events {{ worker_connections 256; }}\nhttp {{ access_log off; ssl_protocols TLSv1.2 TLSv1.3; {temp}\n{servers}\n}}\n"
        )
        self.start("nginx", self.network.server, ["nginx", "-c", str(config), "-p", str(self.folder)], (str(chain), asked), ("tcp", API_V4, 443))

    def squid(self, rules: list[str]) -> None:
        config = self.folder / "squid.conf"
        config.write_text(
            "\n".join([
                f"http_port {ROUTER}:3128", "pid_filename none", "cache deny all", "access_log none", "cache_log stdio:/dev/null",
                f"coredump_dir {self.folder}", "shutdown_lifetime 0 seconds", f"dns_nameservers {ROUTER}", "visible_hostname lab",
                "connect_timeout 2 seconds", "forward_timeout 3 seconds", "dns_timeout 2 seconds", "pinger_enable off",
                "logfile_rotate 0", *rules,
            ]) + "\n"
        )
        self.start("squid", self.network.router, ["squid", "-N", "-f", str(config)], rules, ("tcp", ROUTER, 3128))

    def socks(self, words: list[str]) -> None:
        self.start("socks", self.network.router, ["microsocks", "-i", ROUTER, "-p", "1080", *words], words, ("tcp", ROUTER, 1080))

    def mitmproxy(self) -> Path:
        """A transparent interceptor on the router; returns the certificate of its authority."""
        folder = self.folder / "mitmproxy"
        words = [
            "mitmdump", "-q", "--mode", f"reverse:https://{API_V4}", "--listen-host", ROUTER, "--listen-port", "8443",
            "--set", f"confdir={folder}", "--set", "ssl_insecure=true", "--set", "keep_host_header=true",
        ]
        self.start("mitmproxy", self.network.router, words, "on", ("tcp", ROUTER, 8443))
        certificate = folder / "mitmproxy-ca-cert.pem"
        for _ in range(100):
            if certificate.exists():
                break
            time.sleep(0.05)
        return certificate

    def fake_proxy(self, answer: str) -> None:
        """Something on the router at the port of a proxy that says `answer` to whatever it is asked; "" says nothing."""
        code = (
            "import socket,threading,time\ns=socket.socket();s.setsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,1)\n"
            f"s.bind(('{ROUTER}',3128));s.listen(8)\nanswer={answer!r}.encode()\n"
            "def talk(c):\n c.recv(4096)\n if answer: c.sendall(answer)\n else: time.sleep(60)\n c.close()\n"
            "while True:\n c,_=s.accept();threading.Thread(target=talk,args=(c,),daemon=True).start()\n"
        )
        self.start("fake", self.network.router, ["python3", "-c", code], answer, ("tcp", ROUTER, 3128))

    def silent_port(self, port: int) -> None:
        """Something on the router that accepts connections and says nothing of use: an SSH-like greeting."""
        code = (
            "import socket,sys\ns=socket.socket();s.setsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,1)\n"
            f"s.bind(('{ROUTER}',{port}));s.listen(8)\nwhile True:\n c,_=s.accept();c.settimeout(2);c.sendall(b'SSH-2.0-OpenSSH_9.9\\r\\n')\n"
            # What is left unread would make a reset of the end, which may arrive before the greeting.
            " try: c.recv(4096)\n except OSError: pass\n c.close()\n"
        )
        self.start("ssh", self.network.router, ["python3", "-c", code], port, ("tcp", ROUTER, port))

