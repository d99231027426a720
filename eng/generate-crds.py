#!/usr/bin/env python3
"""Writes the CustomResourceDefinitions in src/Contracts/Schemas from the recorded facts of the CRDs.

usage: eng/generate-crds.py [SHARED]     SHARED: the folder with conformance/, by default beside the checkout

The facts list every field as [path, type, constraints]; what they lack (categories, column priorities, scope) stands here.
What `kubectl explain` says of a field is ours: eng/crds/PLURAL.txt, before it eng/crds/common.txt, a line `path: text` for each.
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "Contracts" / "Schemas"
WORDS = ROOT / "eng" / "crds"

CATEGORIES = {
    "source.toolkit.fluxcd.io": ["all", "fluxcd", "fluxcd-sources"],
    "source.extensions.fluxcd.io": ["all", "fluxcd", "fluxcd-sources"],
    "kustomize.toolkit.fluxcd.io": ["all", "fluxcd", "fluxcd-appliers"],
    "helm.toolkit.fluxcd.io": ["all", "fluxcd", "fluxcd-appliers"],
    "notification.toolkit.fluxcd.io": ["all", "fluxcd", "fluxcd-notifications"],
    "image.toolkit.fluxcd.io": ["all", "fluxcd", "fluxcd-images"],
    "flagger.app": ["all"],
}
WIDE_COLUMNS = {"Last run", "Last scan"}


def words(name):
    path = WORDS / (name + ".txt")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return dict(line.split(": ", 1) if not line.startswith(": ") else ("", line[2:]) for line in lines)


def schema_of(fields, own):
    common = words("common")
    unknown = own.keys() - {path for path, *_ in fields}
    if unknown:
        raise SystemExit(f"no such fields: {sorted(unknown)}")
    root = {}
    nodes = {(): root}
    for path, kind, *rest in fields:
        steps = tuple(path.split(".")) if path else ()
        node = nodes.setdefault(steps, {})
        if kind != "any":
            node["type"] = kind
        text = own.get(path) or common.get(path)
        if text:
            node["description"] = text
        node.update(rest[0] if rest else {})
        if steps:
            attach(nodes[steps[:-1]], steps[-1], node)
    return root


def attach(parent, step, node):
    if step == "0" and parent.get("type") == "array":
        parent["items"] = node
    elif step == "*":
        parent["additionalProperties"] = node
    else:
        parent.setdefault("properties", {})[step] = node


def column(name, path, kind):
    result = {"name": name, "type": kind, "jsonPath": path}
    if name in WIDE_COLUMNS:
        result["priority"] = 1
    return result


def definition(kind, facts):
    group, version = facts["apiVersion"].split("/")
    names = {
        "kind": kind,
        "listKind": kind + "List",
        "plural": facts["plural"],
        "singular": kind.lower(),
        "categories": CATEGORIES[group],
    }
    if facts["shortNames"]:
        names["shortNames"] = facts["shortNames"]
    served = {
        "name": version,
        "served": True,
        "storage": True,
        "schema": {"openAPIV3Schema": schema_of(facts["fields"], words(facts["plural"]))},
        "additionalPrinterColumns": [column(*entry) for entry in facts["printerColumns"]],
    }
    # Flux' definitions state even that there is none.
    if facts["subresources"] or group.endswith("fluxcd.io"):
        served["subresources"] = {name: {} for name in facts["subresources"]}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {
            "name": f"{facts['plural']}.{group}",
            "annotations": {"kustomize.toolkit.fluxcd.io/substitute": "disabled"},
        },
        "spec": {"group": group, "names": names, "scope": "Namespaced", "versions": [served]},
    }


def main():
    shared = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    for product in ("flux", "flagger"):
        facts = json.loads((shared / "conformance" / "kube-apply" / product / "schemas.json").read_text("utf-8"))
        for kind, entry in facts["kinds"].items():
            document = definition(kind, entry)
            path = TARGET / (document["metadata"]["name"] + ".json")
            path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
