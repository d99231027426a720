#!/usr/bin/env python3
"""Records what a real helm makes of public charts with single values changed, and of generated templates, as cases of the helm-charts corpus.

    fuzz.py charts OUTDIR --corpus ../shared/conformance/helm-charts --seed N --count N --helm PROGRAM [-j N]
    fuzz.py templates OUTDIR --seed N --count N --helm PROGRAM [-j N]
    dotnet run --project tests/Conformance -c Release -- run helm-charts --root OUTDIR

Everything follows from the seed. What differs between the recorded helm (4.1) and the matched one (4.3) is taken away by the
rules below, each of which names its difference; what the reference itself makes at random is left out.
"""
import argparse
import glob
import io
import json
import os
import random
import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

import yaml

from expressions import Templates

SECONDS = 30
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TZ": "UTC"}

# The default Kubernetes version is that of the linked libraries.
KUBE = ["--kube-version", "v1.35.0"]


def run(helm, folder, args):
    with tempfile.TemporaryDirectory() as home:
        try:
            done = subprocess.run([helm] + args, cwd=folder, capture_output=True, env=dict(ENVIRONMENT, HOME=home), timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return None
    try:
        out, err = done.stdout.decode(), done.stderr.decode()
    except UnicodeDecodeError:
        # JSON cannot hold it.
        return None
    return done.returncode, out, matched(err.replace(os.path.realpath(folder), "<tmp>"))


def matched(text):
    """An error of the recorded helm as the matched one words it."""
    # Masterminds/semver quotes a constraint that it cannot read since 3.5.
    quote = lambda found: found[1] + json.dumps(found[2], ensure_ascii=False)
    return re.sub(r'(improper constraint: )(?!")(.*?)(?=\n\nUse --debug)', quote, text, flags=re.S) if "Use --debug" in text else re.sub(r'(improper constraint: )(?!")(.*)$', quote, text, flags=re.M)


def stable(helm, folder, args, lines=False):
    """What two runs agree on, and the numbers of the lines (blank ones aside) that they do not; None where it is no case."""
    first = run(helm, folder, args)
    if first is None or any(mark in first[2] for mark in UNCOMPARED) or ADDRESS.search(first[1]) is not None:
        return None
    if RANDOM.search(first[1]) is None:
        return first + ([],)
    second = run(helm, folder, args)
    if second is None:
        return None
    if first == second:
        return first + ([],)
    one, two = written(first[1]), written(second[1])
    if not lines or first[0] or first[2] != second[2] or len(one) != len(two):
        return None
    return first + ([number + 1 for number in range(len(one)) if one[number] != two[number]],)


def written(text):
    return [line for line in text.split("\n") if line.strip()]


# Blank lines at the end of a document are dropped before it is parsed, so that a line that is looked for after them has another
# number; and lists of API versions are those of the linked Kubernetes.
UNCOMPARED = [
    "goroutine ", "could not find expected ':'", "found unexpected end of stream", "common.Values",
    # A null of the chart's own values.yaml is taken away before the schema looks since 4.2.
    "got null, want",
]

# The location of a time whose fields are printed is a place in the memory of the program.
ADDRESS = re.compile(r"\{\d+ -?\d+ [1-9]\d{6,}\}")

# Marks of what differs from run to run: only such outputs are made twice.
RANDOM = re.compile(r"BEGIN|[A-Za-z0-9+/=]{10,}|\d{4}-\d\d-\d\dT")


def toggles(values, path=()):
    """The paths of scalars in a tree of values, with another value for each."""
    for key, value in sorted(values.items(), key=lambda item: str(item[0])):
        at = path + (str(key),)
        if isinstance(value, dict):
            yield from toggles(value, at)
        elif isinstance(value, bool):
            yield at, "--set", "false" if value else "true"
        elif isinstance(value, int):
            yield at, "--set", str(value + 1)
        elif isinstance(value, str):
            yield at, "--set-string", value + "x" if value else "filled"
        elif value is None:
            yield at, "--set", "filled"
        elif value == []:
            yield at, "--set-json", '["a"]'


def flag(path, name, value):
    key = ".".join(re.sub(r"([.,=\[\]\\{}])", r"\\\1", part) for part in path)
    return [name, key + "=" + (value if name == "--set-json" else re.sub(r"([,\\{}\[\]])", r"\\\1", value))]


def defaults(archive):
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(archive, folder, "gztar")
        name = os.listdir(folder)[0]
        path = os.path.join(folder, name, "values.yaml")
        try:
            return yaml.safe_load(open(path)) or {} if os.path.exists(path) else {}
        except yaml.YAMLError:
            return {}


# A null of a chart's own values.yaml is taken away since 4.2, and these charts print one: they are compared without their nulls.
PRINT_NULLS = {"podinfo", "daskhub", "external-dns"}


def without_nulls(value):
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return value


def copy_chart(archive, folder):
    if os.path.basename(os.path.dirname(archive)) not in PRINT_NULLS:
        shutil.copy(archive, folder)
        return
    with tarfile.open(archive) as source, tarfile.open(os.path.join(folder, os.path.basename(archive)), "w:gz") as target:
        for member in source.getmembers():
            data = source.extractfile(member).read() if member.isfile() else b""
            if os.path.basename(member.name) == "values.yaml":
                data = json.dumps(without_nulls(yaml.safe_load(data))).encode()
                member.size = len(data)
            target.addfile(member, io.BytesIO(data))


def record_charts(a):
    archives = sorted(glob.glob(os.path.join(a.corpus, "charts", "*", "*.tgz")))
    chosen = random.Random(a.seed)
    for archive in archives:
        if a.charts and os.path.basename(os.path.dirname(archive)) not in a.charts.split(","):
            continue
        changes = list(toggles(defaults(archive)))
        booleans = [change for change in changes if change[2] in ("true", "false") and change[1] == "--set"]
        others = [change for change in changes if change not in booleans]
        picked = booleans if a.all else chosen.sample(booleans, min(a.count, len(booleans)))
        picked = picked + chosen.sample(others, min(max(1, a.count // 3), len(others)))
        yield archive, picked


def make_chart(a, archive, changes):
    name = os.path.basename(os.path.dirname(archive))
    folder = os.path.join(a.outdir, "charts", name)
    os.makedirs(folder, exist_ok=True)
    copy_chart(archive, folder)
    cases = []

    def record(change):
        path, kind, value = change
        args = ["template", "rel", os.path.basename(archive)] + KUBE + flag(path, kind, value)
        return args, stable(a.helm, folder, args, lines=True)

    with ThreadPoolExecutor(a.j) as pool:
        for number, (args, result) in enumerate(pool.map(record, changes)):
            if result is not None:
                cases.append(case("%s-%d" % (args[-1].split("=")[0][:80].replace("/", "_"), number), args, result))
    with zipfile.ZipFile(os.path.join(folder, "expected.zip"), "w", zipfile.ZIP_DEFLATED) as expected:
        for item in cases:
            expected.writestr(item["id"], item.pop("text"))
            item["stdout"] = item["id"]
    json.dump({"chart": name, "archive": os.path.basename(archive), "cases": cases}, open(os.path.join(folder, "cases.json"), "w"))
    print(name, len(cases), "cases", flush=True)


def case(name, args, result):
    # Documents are joined with other blank lines.
    return {"id": name, "args": args, "exit": result[0], "stderr": result[2], "text": result[1], "blankLines": "varies", "unstable": result[3]}


def make_template(a, number):
    files = Templates(a.seed * 100_000 + number).chart()
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w") as f:
                f.write(text)
        args = ["template", "rel", "c"] + KUBE
        result = stable(a.helm, folder, args)
    if result is None:
        return None
    return {"id": "s%d-%d" % (a.seed, number), "files": files, "runs": [{"args": args, "exit": result[0], "stdout": result[1], "stderr": result[2]}]}


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("mode", choices=["charts", "templates"])
    parser.add_argument("outdir")
    parser.add_argument("--corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--charts", help="only these, between commas")
    parser.add_argument("--all", action="store_true", help="every boolean of every chart")
    parser.add_argument("--helm", default="helm")
    parser.add_argument("-j", type=int, default=2)
    a = parser.parse_args()
    a.helm = os.path.realpath(a.helm) if os.path.exists(a.helm) else a.helm
    if a.mode == "charts":
        for archive, changes in record_charts(a):
            make_chart(a, archive, changes)
        return
    os.makedirs(os.path.join(a.outdir, "small"), exist_ok=True)
    with ThreadPoolExecutor(a.j) as pool:
        cases = [item for item in pool.map(lambda number: make_template(a, number), range(a.count)) if item]
    json.dump({"topic": "fuzz", "cases": cases}, open(os.path.join(a.outdir, "small", "fuzz-%d.json" % a.seed), "w"))
    print(len(cases), "cases,", sum(1 for item in cases if item["runs"][0]["exit"]), "of them errors")


main()
