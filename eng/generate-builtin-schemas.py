#!/usr/bin/env python3
"""Makes src/Manifests/Schemas/kubernetes.json.gz: the OpenAPI schemas of Kubernetes' own kinds.

usage: eng/generate-builtin-schemas.py ../shared/data/kubernetes-1.36/schemas.json.gz

The input holds every component schema as a kube-apiserver publishes it, without descriptions. The output is the same
facts in a shorter form: a reference wrapped in allOf stands alone, and reference targets lose their common prefix.
The output is reproducible byte for byte.
"""
import gzip
import json
import pathlib
import sys

PREFIX = "#/components/schemas/"


def shorten(schema):
    if isinstance(schema, list):
        return [shorten(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    # A property may be called "description": only the text of one is left out.
    result = {key: shorten(value) for key, value in schema.items() if key != "description" or isinstance(value, dict)}
    all_of = result.get("allOf")
    if isinstance(all_of, list) and len(all_of) == 1 and set(all_of[0]) == {"$ref"}:
        del result["allOf"]
        result["$ref"] = all_of[0]["$ref"]
    if isinstance(result.get("$ref"), str):
        result["$ref"] = result["$ref"].removeprefix(PREFIX)
    return result


def main():
    source = json.loads(gzip.decompress(pathlib.Path(sys.argv[1]).read_bytes()))
    text = json.dumps(shorten(source), separators=(",", ":"), sort_keys=True).encode()
    target = pathlib.Path(__file__).parent.parent / "src/Manifests/Schemas/kubernetes.json.gz"
    target.write_bytes(gzip.compress(text, 9, mtime=0))
    print(f"{target}: {len(source)} schemas, {target.stat().st_size} bytes")


main()
