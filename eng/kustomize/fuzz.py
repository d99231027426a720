#!/usr/bin/env python3
"""Makes random kustomizations and records what a real kustomize makes of them, in the format of the kustomize corpus.

    fuzz.py OUTDIR --seed N --count N --kubectl PROGRAM [-j N]
    dotnet run --project tests/Conformance -c Release -- run kustomize --root OUTDIR

The program should be one with kustomize 5.8 (kubectl 1.36 or later): before that, replacements select otherwise. Everything
follows from the seed, so a difference found is a case that can be made again. A kustomization has one to four
layers, of which some are components; each layer uses a random choice of all fields.
"""
import argparse
import json
import os
import re
import resource
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

from calm import CalmMaker
from maker import Maker
from wide import WideMaker


# `buildMetadata: [managedByLabel]` prints the version, which is that of the kustomize that Flux links.
RECORDED_VERSION, MATCHED_VERSION = re.compile(rb"managed-by: kustomize-v5\.\d\.\d"), b"managed-by: kustomize-v5.8.1"
# A slip in formatting one of its messages.
BAD_FORMAT = ": %!w(<nil>)"
BROKEN = [b"\ngoroutine ", b"error: map[string]interface {}{", b"number of previous names, number of previous namespaces", b"<yaml: line ", b"node-referrerOriginal 'Kind' mismatch"]

# YAML that is refused without the name of a file was not read from one: kustomize wrote it, with comments, tags and anchors where
# its own reader does not take them.
UNREADABLE = re.compile(rb"(error|path '[^']*'): yaml: line \d+: (could not|did not|found character|block|mapping)")

# What kustomize remembers of a resource among its annotations: copying these whole lets it out.
LEAKED = re.compile(rb"internal\.config\.kubernetes\.io/(previous|prefixes|suffixes|needsHash|generatorBehavior|allow|refBy|annotations-migration)")

# Some inputs make the reference itself grow without end (a replacement that feeds itself): such an input is no case.
REFERENCE_BYTES = 1 << 31
REFERENCE_SECONDS = 20


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (REFERENCE_BYTES, REFERENCE_BYTES))


def make(outdir, seed, kubectl):
    maker = [Maker, WideMaker, CalmMaker, WideMaker][seed % 4](seed)
    target = maker.make()
    folder = os.path.join(outdir, "fuzz", "s%07d" % seed)
    for name, content in maker.files.items():
        path = os.path.join(folder, "input", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
    return record(folder, target, kubectl)


def record(folder, target, kubectl):
    """Writes what the reference makes of a folder's input. True for success, False for an error, None where there is no reference."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}
    try:
        done = subprocess.run([kubectl, "kustomize", target], cwd=os.path.join(folder, "input"), capture_output=True, env=environment, timeout=REFERENCE_SECONDS, preexec_fn=limit_memory)
    except subprocess.TimeoutExpired:
        done = None
    if done is None or any(mark in done.stderr for mark in BROKEN) or UNREADABLE.search(done.stderr) or LEAKED.search(done.stdout):
        # Some inputs make kustomize itself run without end, panic, lose count of its own annotations or print them, or write YAML
        # that it cannot read again (it misplaces the comments and tags of what a patch has changed): there is nothing to compare with.
        last = "no end" if done is None else "prints its own annotations" if done.returncode == 0 else done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        print("no reference for %s: %s" % (folder, last[:200]))
        shutil.rmtree(folder)
        return None
    json.dump({"target": target, "flags": [], "result": "error" if done.returncode else "success"}, open(os.path.join(folder, "case.json"), "w"))
    here = os.path.realpath(os.path.join(folder, "input"))
    lines = done.stderr.decode("utf-8", "replace").replace(here + "/", "").replace(here, ".").replace(BAD_FORMAT, "").split("\n")
    warnings = [line for line in lines if line.startswith("# Warning")]
    if warnings:
        open(os.path.join(folder, "expected-warnings.txt"), "w").write("\n".join(warnings) + "\n")
    if done.returncode:
        open(os.path.join(folder, "expected-error.txt"), "w").write("\n".join(line for line in lines if line not in warnings))
    else:
        open(os.path.join(folder, "expected.yaml"), "wb").write(RECORDED_VERSION.sub(MATCHED_VERSION, done.stdout))
    return done.returncode == 0


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("outdir")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--kubectl", default="kubectl")
    parser.add_argument("-j", type=int, default=2)
    a = parser.parse_args()
    with ThreadPoolExecutor(a.j) as pool:
        results = list(pool.map(lambda seed: make(a.outdir, seed, a.kubectl), range(a.seed, a.seed + a.count)))
    made = [r for r in results if r is not None]
    print(f"{len(made)} recorded, {sum(made)} succeed")


if __name__ == "__main__":
    main()
