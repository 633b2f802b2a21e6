"""Certificates of every kind, good and bad, made with openssl in a folder of the run."""

import subprocess
from pathlib import Path

# The lab's own authority carries the name of the one that signs for the real API: `diagnose` tells interception from
# the real thing by that name, and the healthy cases have to come out clean.
ORGANIZATION = "Google Trust Services"


class Certificates:
    """Makes a certificate the first time it is asked for. `chain` is what a server sends, `key` its key."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._authority("root", f"/O={ORGANIZATION}/CN=Lab Root", None)
        self._authority("intermediate", f"/O={ORGANIZATION}/CN=Lab WR1", "root")
        self.root = folder / "root.pem"
        self.key = folder / "leaf.key"
        self._openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", str(self.key))
        (folder / "root.der").write_bytes(
            subprocess.run(["openssl", "x509", "-in", self.root, "-outform", "der"], check=True, capture_output=True).stdout
        )

    def _openssl(self, *words: str, at: str | None = None) -> None:
        command = ["openssl", *words]
        if at:
            command = ["faketime", "-f", at, *command]
        subprocess.run(command, check=True, capture_output=True)

    def _authority(self, name: str, subject: str, signer: str | None, days: int = 3650, at: str | None = None) -> None:
        key, pem = self.folder / f"{name}.key", self.folder / f"{name}.pem"
        self._openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", str(key))
        self._sign(key, pem, subject, signer, "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign", days, at)

    def _sign(self, key, pem, subject, signer, extensions, days, at) -> None:
        request, config = pem.with_suffix(".csr"), pem.with_suffix(".ext")
        config.write_text(extensions + "\n")
        self._openssl("req", "-new", "-key", str(key), "-subj", subject, "-out", str(request))
        words = ["x509", "-req", "-in", str(request), "-days", str(days), "-extfile", str(config), "-out", str(pem)]
        if signer:
            words += ["-CA", str(self.folder / f"{signer}.pem"), "-CAkey", str(self.folder / f"{signer}.key"), "-CAcreateserial"]
        else:
            words += ["-signkey", str(key)]
        self._openssl(*words, at=at)

    def chain(self, kind: str) -> Path:
        """The file a server sends for a kind of certificate: good, expired, early, wrong-name, self-signed,
        self-signed-ca, alone, zscaler, private, private-alone, or old-intermediate."""
        file = self.folder / f"chain-{kind}.pem"
        if file.exists():
            return file
        names = {"wrong-name": "portal.hotel.lab"}.get(kind, "api.anthropic.com")
        extensions = f"subjectAltName=DNS:{names},DNS:{'hotel.lab' if kind == 'wrong-name' else 'status.claude.com'},DNS:gw.lab"
        if kind == "wrong-name":
            extensions = f"subjectAltName=DNS:{names}"
        leaf = self.folder / f"leaf-{kind}.pem"
        signer, behind = "intermediate", "intermediate"
        days, at = 60, None
        if kind == "expired":
            days, at = 30, "-90d"
        elif kind == "early":
            at = "+30d"
        elif kind in ("self-signed", "self-signed-ca"):
            signer, behind = None, None
            if kind == "self-signed-ca":
                extensions += "\nbasicConstraints=critical,CA:TRUE"
        elif kind == "zscaler":
            self._authority("zscaler", "/O=Zscaler Inc./CN=Zscaler Root CA", None)
            signer, behind = "zscaler", "zscaler"
        elif kind == "private":
            self._authority("private", "/O=Example Corp/CN=Example Corp CA", None)
            signer, behind = "private", "private"
        elif kind == "private-alone":
            self.chain("private")
            self._authority("private-2", "/O=Example Corp/CN=Example Corp Issuing CA 2", "private")
            signer, behind = "private-2", None
        elif kind == "old-intermediate":
            self._authority("old", f"/O={ORGANIZATION}/CN=Lab WR0", "root", days=30, at="-90d")
            signer, behind = "old", "old"
        elif kind == "alone":
            behind = None
        self._sign(self.key, leaf, f"/CN={names}", signer, extensions, days, at)
        file.write_text(leaf.read_text() + ((self.folder / f"{behind}.pem").read_text() if behind else ""))
        return file
