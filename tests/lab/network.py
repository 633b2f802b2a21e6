"""Three network namespaces in a row: the client, a router that everything passes, and the servers of the internet.

Nothing in them has a way out: no interface of the machine is moved into them.
"""

import os
import shutil
import subprocess
from pathlib import Path

CLIENT, ROUTER, SERVER = "192.0.2.2", "192.0.2.1", "198.51.100.2"
API_V4, API_V6, STATUS_V4 = "160.79.104.10", "2607:6bc0::10", "160.79.104.20"


def run(*words: str, check: bool = True, **options) -> subprocess.CompletedProcess:
    return subprocess.run(words, check=check, capture_output=True, text=True, **options)


class Network:
    """The namespaces; `client`, `router` and `server` are their names."""

    def __init__(self):
        tag = f"cdlab{os.getpid()}"
        self.client, self.router, self.server = f"{tag}c", f"{tag}r", f"{tag}s"
        self.etc, self.router_etc = (Path("/etc/netns") / name for name in (self.client, self.router))

    def __enter__(self):
        for name in (self.client, self.router, self.server):
            run("ip", "netns", "add", name)
            self.ip(name, "link", "set", "lo", "up")
        self._pair(self.client, "eth0", self.router, "in0")
        self._pair(self.router, "out0", self.server, "eth0")
        self._number(self.client, "eth0", f"{CLIENT}/24", "2001:db8:c::2/64")
        self._number(self.router, "in0", f"{ROUTER}/24", "2001:db8:c::1/64")
        self._number(self.router, "out0", "198.51.100.1/24", "2001:db8:5::1/64")
        self._number(self.server, "eth0", f"{SERVER}/24", "2001:db8:5::2/64")
        for address in (API_V4, STATUS_V4):
            self.ip(self.server, "addr", "add", f"{address}/32", "dev", "lo")
            self.ip(self.router, "route", "add", f"{address}/32", "via", SERVER)
        self.ip(self.router, "route", "add", "10.0.0.0/8", "via", SERVER)
        self.ip(self.server, "addr", "add", f"{API_V6}/128", "dev", "lo", "nodad")
        self.ip(self.router, "-6", "route", "add", f"{API_V6}/128", "via", "2001:db8:5::2")
        self.ip(self.server, "route", "add", "default", "via", "198.51.100.1")
        self.ip(self.server, "-6", "route", "add", "default", "via", "2001:db8:5::1")
        self.routes()
        for knob in ("net.ipv4.ip_forward", "net.ipv6.conf.all.forwarding"):
            self.within(self.router, "sysctl", "-qw", f"{knob}=1")
        # Else the kernel holds back every ICMP error but the first of a second.
        for knob in ("net.ipv4.icmp_ratelimit", "net.ipv6.icmp.ratelimit"):
            self.within(self.router, "sysctl", "-qw", f"{knob}=0")
        self.within(self.client, "sysctl", "-qw", "net.ipv4.tcp_syn_retries=2")
        for folder in (self.etc, self.router_etc):
            folder.mkdir(parents=True, exist_ok=True)
        (self.router_etc / "resolv.conf").write_text(f"nameserver {ROUTER}\n")
        return self

    def __exit__(self, *_):
        for name in (self.client, self.router, self.server):
            run("ip", "netns", "del", name, check=False)
        for folder in (self.etc, self.router_etc):
            shutil.rmtree(folder, ignore_errors=True)

    def _pair(self, one, one_end, two, two_end):
        run("ip", "link", "add", one_end, "netns", one, "type", "veth", "peer", "name", two_end, "netns", two)
        for name, end in ((one, one_end), (two, two_end)):
            self.ip(name, "link", "set", end, "up")

    def _number(self, name, end, v4, v6):
        self.ip(name, "addr", "add", v4, "dev", end)
        self.ip(name, "addr", "add", v6, "dev", end, "nodad")

    def ip(self, name: str, *words: str, check: bool = True):
        return run("ip", "-n", name, *words, check=check)

    def within(self, name: str, *words: str, check: bool = True, **options):
        return run("ip", "netns", "exec", name, *words, check=check, **options)

    def routes(self, v4: bool = True, v6: bool | str = True):
        """The client's default routes, by family; `v6` may be the address of another router."""
        self.ip(self.client, "route", "del", "default", check=False)
        self.ip(self.client, "-6", "route", "del", "default", check=False)
        if v4:
            self.ip(self.client, "route", "add", "default", "via", ROUTER)
        if v6:
            via = v6 if isinstance(v6, str) else "2001:db8:c::1"
            self.ip(self.client, "-6", "route", "add", "default", "via", via)

    def segments(self, plain: bool):
        """Whether packets leave one by one instead of in bundles that only look like large packets."""
        for name, end in ((self.client, "eth0"), (self.router, "in0"), (self.router, "out0"), (self.server, "eth0")):
            self.ip(name, "link", "set", end, "gso_max_segs", "1" if plain else "65535")

    def filter(self, rules: list[str]):
        """Replaces the router's rules for what it forwards and for what is meant for itself."""
        self.within(self.router, "nft", "flush", "ruleset")
        if not rules:
            return
        lines = ["table inet lab {"]
        for hook in ("prerouting", "forward", "input"):
            kind = "type nat hook prerouting priority dstnat;" if hook == "prerouting" else f"type filter hook {hook} priority 0;"
            own = [rule.split(" ", 1)[1] for rule in rules if rule.split(" ", 1)[0] == hook]
            if own:
                lines += [f"  chain {hook} {{", f"    {kind}", *(f"    {rule}" for rule in own), "  }"]
        lines.append("}")
        self.within(self.router, "nft", "-f", "-", input="\n".join(lines) + "\n")

    def files(self, resolv: str, hosts: str):
        """The client's resolv.conf and hosts; `ip netns exec` puts them over the machine's own."""
        (self.etc / "resolv.conf").write_text(resolv)
        (self.etc / "hosts").write_text(hosts)
