#!/usr/bin/env python3
"""Makes src/Apply/Normalizing/pointer-fields.txt: which scalar fields Kubernetes' Go types hold by pointer.

usage: eng/generate-pointer-fields.py CHECKOUT-OF-kubernetes/api CHECKOUT-OF-kubernetes/apimachinery

The published schemas do not tell them from those held by value, and only of the latter does Go leave out a zero that was
written. A line names a type and its fields. The output is reproducible byte for byte.
"""
import gzip
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parent.parent
STRUCT = re.compile(r"^type (\w+) struct \{\n(.*?)^\}", re.S | re.M)
FIELD = re.compile(r'(?:(\w+)\s+)?(\*?[\w.\[\]*]+)\s+`(?:\w+:"[^"]*" )*json:"([^"]*)"')
ALIASES = {"metav1": "meta.v1", "v1": "core.v1", "corev1": "core.v1"}
SCALARS = ("string", "integer", "number", "boolean")


def read(package, path, structs):
    for name, body in STRUCT.findall(path.read_text()):
        structs[package, name] = [match.groups() for match in map(FIELD.match, map(str.strip, body.split("\n"))) if match]


def fields(key, structs):
    result = {}
    for _, kind, tag in structs.get(key, []):
        name, *options = tag.split(",")
        if name and "inline" not in options:
            result[name] = kind
            continue
        package, _, embedded = kind.lstrip("*").rpartition(".")
        result.update(fields((ALIASES.get(package, package) or key[0], embedded), structs))
    return result


def key_of(schema):
    if match := re.fullmatch(r"io\.k8s\.api\.(\w+)\.(v\w+)\.(\w+)", schema):
        return f"{match[1]}.{match[2]}", match[3]
    match = re.fullmatch(r"io\.k8s\.apimachinery\.pkg\.apis\.meta\.v1\.(\w+)", schema)
    return ("meta.v1", match[1]) if match else None


def is_scalar(field, schemas):
    target = field.get("$ref", "")
    return target.endswith(("Quantity", "IntOrString")) or schemas.get(target, field).get("type") in SCALARS


def main():
    api, machinery = map(pathlib.Path, sys.argv[1:3])
    structs = {}
    for path in sorted(api.glob("*/v*/*types*.go")):
        read(f"{path.parts[-3]}.{path.parts[-2]}", path, structs)
    read("meta.v1", machinery / "pkg/apis/meta/v1/types.go", structs)
    schemas = json.loads(gzip.decompress((ROOT / "src/Manifests/Schemas/kubernetes.json.gz").read_bytes()))
    lines = []
    for name, schema in sorted(schemas.items()):
        held = fields(key_of(name), structs) if key_of(name) else {}
        found = [field for field, body in schema.get("properties", {}).items() if held.get(field, "").startswith("*") and is_scalar(body, schemas)]
        if found:
            lines.append(" ".join([name, *sorted(found)]))
    target = ROOT / "src/Apply/Normalizing/pointer-fields.txt"
    target.write_text("\n".join(lines) + "\n")
    print(f"{target}: {len(lines)} types")


if __name__ == "__main__":
    main()
