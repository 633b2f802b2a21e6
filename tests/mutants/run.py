#!/usr/bin/env python3
"""Mutation testing of the decisions in tests/mutants.toml.

    tests/mutants/run.py [--shard K/N] [--only FILE] [--units-only] [--work FOLDER] [--report FILE]

Needs cargo-mutants (`cargo install --locked cargo-mutants`), which makes the mutants; this script makes it affordable. Unit tests run in a
crate of the file's room alone, on a library of those rooms that it may import (the table of arrows in CONTRIBUTING.md
says which): a mutant compiles one room, in a second or two. Integration tests that need no binary (`in_process` in the
table) run with them. What these tests miss is tried once more in the whole tree with the integration tests named in the
table. A survivor needs a row with its reason in tests/mutants.toml; any other makes the exit code 1.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "tests/mutants.toml"
# Seconds. The slowest unit tests of one room take a few; a mutant that loops must not take longer than this.
UNIT_LIMIT = 20
INTEGRATION_LIMIT = 240
# Files of tests go there if it exists: a disk would be waited for thousands of times.
MEMORY = "/dev/shm"


def arrows():
    """Room -> rooms it may import, from the table that the architecture test holds."""
    page = (ROOT / "CONTRIBUTING.md").read_text()
    table = page.split("<!-- arrows -->")[1].split("<!-- /arrows -->")[0]
    found = {}
    for row in table.splitlines():
        cells = row.split("|")
        if len(cells) > 3 and cells[1].strip().startswith("`"):
            names = re.findall(r"`([a-z_:]+)`", cells[2])
            found[cells[1].strip(" `")] = {name.split("::")[0] for name in names}
    return found


def rooms_for(room, table):
    needed, waiting = set(), [room]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting.extend(table[name])
    return needed


def manifest_of(name, more=""):
    manifest = (ROOT / "Cargo.toml").read_text()
    manifest = re.sub(r"\[\[(bin|test|bench|example)\]\]\n(?:[^\[\n].*\n)*", "", manifest)
    manifest = re.sub(r"\[lints[^\]]*\]\n(?:[^\[].*\n|\n)*", "", manifest)
    manifest = manifest.replace('name = "claudectl"', f'name = "{name}"')
    manifest = manifest.replace('debug = "line-tables-only"', "debug = false")
    return manifest.replace("[dependencies]\n", "[dependencies]\n" + more)


def crate_of(folder, name, rooms, lib, more=""):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src").mkdir(parents=True)
    for room in rooms:
        shutil.copytree(ROOT / "src" / room, folder / "src" / room)
    (folder / "src/lib.rs").write_text(lib)
    (folder / "Cargo.toml").write_text(manifest_of(name, more))
    shutil.copy(ROOT / "Cargo.lock", folder / "Cargo.lock")
    (folder / "tests").mkdir()
    for linked in ("tests/fixtures", "docs"):
        os.symlink(ROOT / linked, folder / linked)


def below(folder, rooms):
    """A library of the rooms below the one that is changed, so that a change compiles that one room alone."""
    names = "\n".join(f"pub mod {room};" for room in sorted(rooms))
    crate_of(folder, "rooms", rooms, f"#![allow(warnings)]\n{names}\n")
    for file in (folder / "src").rglob("*.rs"):
        text = file.read_text().replace("pub(crate)", "pub")
        # What only tests use may be used by those of another room; modules of tests are not.
        file.write_text(re.sub(r"#\[cfg\(test\)\]\n(?! *mod )", "", text))
    # Recorded answers stand on a clock that does not run, which is a feature for tests only.
    manifest = (folder / "Cargo.toml").read_text().split("[dev-dependencies]\n")[0]
    (folder / "Cargo.toml").write_text(re.sub(r'^(tokio = .*)\]', r'\1, "test-util"]', manifest, flags=re.M))


def for_tests(rooms):
    """What integration tests use of these rooms, so that those which need no binary run here too."""
    lines = (ROOT / "src/lib.rs").read_text().split("pub mod for_tests {")[1].split("\n}")[0]
    used = re.findall(r"^    (pub use crate::(\w+)::.*;)$", lines, re.M)
    return "\n".join(line for line, room in used if room in rooms)


def small_crate(folder, room, rooms, in_process=()):
    """A crate of this room and its unit tests, and of integration tests that need nothing else."""
    others = rooms - {room}
    below(folder.with_name(f"below-{room}"), others)
    lib = ["#![allow(dead_code, unused)]", f"pub use rooms::{{{', '.join(sorted(others))}}};", f"mod {room};"]
    lib += ["extern crate self as claudectl;", f"pub mod for_tests {{\n{for_tests(rooms)}\n}}"]
    lib += [f"#[cfg(test)]\nmod {Path(file).stem};" for file in in_process]
    more = f'rooms = {{ path = "../below-{room}" }}\n'
    crate_of(folder, "claudectl", [room], "\n".join(lib), more)
    for file in in_process:
        shutil.copy(ROOT / file, folder / "src")


def survivors(report, file):
    """The names of what survived in an earlier report of this file."""
    lines = Path(report).read_text().splitlines() if report else []
    found = [re.fullmatch(r"([^:]+):\d+: (.*): survived", line) for line in lines]
    return {row[2] for row in found if row and row[1] == file}


def mutate(crate, decision, options, target):
    """Runs cargo-mutants on one file with the unit tests; gives (name, outcome, patch)."""
    output = crate / "found"
    command = ["cargo", "mutants", "--in-place", "--no-config", "--file", decision["file"], "--output", str(output)]
    command += ["--timeout", str(UNIT_LIMIT), "--build-timeout", "600", "--cap-lints", "true", "--colors", "never"]
    if options.shard:
        # Round robin: each shard sees all parts of the file.
        command += ["--shard", options.shard, "--sharding", "round-robin"]
    for name in sorted(survivors(options.survivors_of, decision["file"])):
        command += ["--re", re.escape(name) + "$"]
    command += ["--", "--lib", "--", *decision["units"]]
    shutil.rmtree(output, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=MEMORY if os.path.isdir(MEMORY) else None) as scratch:
        environment = os.environ | {"CARGO_TARGET_DIR": str(target), "TMPDIR": scratch}
        ran = subprocess.run(command, cwd=crate, env=environment, capture_output=True, text=True)
    results = output / "mutants.out/outcomes.json"
    if ran.returncode not in (0, 2, 3) or not results.exists():
        sys.exit(f"cargo mutants ended with {ran.returncode} for {decision['file']}:\n{ran.stdout[-3000:]}{ran.stderr[-3000:]}")
    for row in json.loads(results.read_text())["outcomes"]:
        mutant = row["scenario"]
        if mutant != "Baseline":
            patch = (output / "mutants.out" / row["diff_path"]).read_text()
            yield re.sub(r"^[^:]+:\d+:\d+: ", "", mutant["Mutant"]["name"]), row["summary"], patch, mutant["Mutant"]["span"]["start"]["line"]


def integration(patch, file, filters, tree, target):
    """The mutant in the whole tree, before the integration tests of its decision: do they notice?"""
    applied = subprocess.run(["patch", "-s", str(tree / file)], input=patch, text=True, capture_output=True)
    if applied.returncode:
        sys.exit(f"the mutant does not apply:\n{applied.stdout}{patch}")
    environment = os.environ | {"CARGO_TARGET_DIR": str(target)}
    try:
        command = ["cargo", "test", "-q", "--test", "it", "--", *filters]
        ran = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=INTEGRATION_LIMIT + 300)
        return ran.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        shutil.copy(ROOT / file, tree / file)


def whole_tree(folder):
    shutil.rmtree(folder, ignore_errors=True)
    ignore = shutil.ignore_patterns("target", ".git")
    shutil.copytree(ROOT, folder, symlinks=True, ignore=ignore)


def main():
    parser = argparse.ArgumentParser(description="Mutation testing of the decisions in tests/mutants.toml.")
    parser.add_argument("--shard", metavar="K/N", help="only part K (from 0) of N, of each file")
    parser.add_argument("--only", metavar="FILE", action="append", help="only this file; may be repeated")
    parser.add_argument("--survivors-of", metavar="REPORT", help="only what survived in this report")
    parser.add_argument("--units-only", action="store_true", help="do not try survivors with the integration tests")
    parser.add_argument("--work", metavar="FOLDER", help="where to build; kept, so that the next run starts warm")
    parser.add_argument("--report", metavar="FILE", help="the outcome of every mutant, a line each")
    options = parser.parse_args()
    table = tomllib.loads(TABLE.read_text())
    reasons = {(row["file"], row["mutant"]) for row in table.get("survivor", [])}
    work = Path(options.work or tempfile.mkdtemp(prefix="mutants"))
    work.mkdir(parents=True, exist_ok=True)
    may = arrows()
    prepared, tree, unexplained, sums = None, None, [], {}
    report = open(options.report, "a") if options.report else None
    for decision in sorted(table["decision"], key=lambda row: row["file"].split("/")[1]):
        file = decision["file"]
        if options.only and file not in options.only:
            continue
        if options.survivors_of and not survivors(options.survivors_of, file):
            continue
        room = file.split("/")[1]
        crate = work / f"room-{room}"
        if prepared != room:
            in_process = {test for row in table["decision"] if row["file"].split("/")[1] == room for test in row.get("in_process", [])}
            small_crate(crate, room, rooms_for(room, may), sorted(in_process))
            prepared = room
        counts = dict.fromkeys(["caught", "by integration", "survived", "unviable"], 0)
        for name, outcome, patch, line in mutate(crate, decision, options, work / "target"):
            if outcome == "Unviable":
                kind = "unviable"
            elif outcome in ("CaughtMutant", "Timeout"):
                kind = "caught"
            else:
                kind = "survived"
                if not options.units_only and decision.get("integration"):
                    if tree is None:
                        tree = work / "tree"
                        whole_tree(tree)
                    if integration(patch, file, decision["integration"], tree, work / "tree-target"):
                        kind = "by integration"
                if kind == "survived" and (file, name) not in reasons:
                    unexplained.append(f"{file}:{line}: {name}")
                    print(f"  survived: {file}:{line}: {name}", flush=True)
            counts[kind] += 1
            if report:
                report.write(f"{file}:{line}: {name}: {kind}\n")
                report.flush()
        sums[file] = counts
        viable = sum(counts.values()) - counts["unviable"]
        held = counts["caught"] + counts["by integration"]
        print(f"{file}: {held} of {viable} caught, {counts['by integration']} of them by integration tests", flush=True)
    viable = sum(sum(row.values()) - row["unviable"] for row in sums.values())
    survived = sum(row["survived"] for row in sums.values())
    if viable:
        print(f"all: {viable - survived} of {viable} viable mutants caught ({100 * (viable - survived) / viable:.1f} %)")
    if not options.work:
        shutil.rmtree(work)
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
