#!/usr/bin/env python3
"""Reduces a Kubernetes OpenAPI document to what strategic merge needs, as src/Kustomize/Schemas/merge-schema.txt.

    merge-schema.py OPENAPI.json > src/Kustomize/Schemas/merge-schema.txt

OPENAPI.json: the swagger document of Kubernetes 1.21.2, the one that every kustomize 5 has built in (a newer one would merge
lists that kustomize replaces), or kustomize's own bundle of it. Only fields through which a merged list can be reached are kept.

Lines:  scope SCOPE APIVERSION KIND        SCOPE is cluster or namespaced
        root TYPE APIVERSION KIND          the type of a kind
        type TYPE FIELD=TYPE... FIELD=[TYPE:KEY,KEY...   "[" marks a merged list; without keys it is a list of scalars;
                                           TYPE is "-" when nothing below matters; FIELD "*" stands for any other field
"""
import json
import sys

GVK = "x-kubernetes-group-version-kind"


def definition(reference):
    return reference["$ref"].removeprefix("#/definitions/")


class Reducer:
    def __init__(self, definitions):
        self.definitions, self.known, self.lines = definitions, {}, {}

    def target(self, schema):
        return self.reduce(definition(schema)) if "$ref" in schema else "-"

    def entry(self, name, schema):
        strategy = schema.get("x-kubernetes-patch-strategy", "").split(",")
        if schema.get("type") == "array":
            if "merge" not in strategy:
                return None
            keys = schema.get("x-kubernetes-list-map-keys") or [schema["x-kubernetes-patch-merge-key"]] if "x-kubernetes-patch-merge-key" in schema else schema.get("x-kubernetes-list-map-keys", [])
            return f"{name}=[{self.target(schema['items'])}" + (":" + ",".join(keys) if keys else "")
        found = self.target(schema)
        return None if found == "-" else f"{name}={found}"

    def reduce(self, name):
        if name in self.known:
            return self.known[name]
        self.known[name] = "-"  # a type that contains itself adds nothing of its own
        schema = self.definitions.get(name, {})
        fields = dict(sorted(schema.get("properties", {}).items()))
        if isinstance(schema.get("additionalProperties"), dict):
            fields["*"] = schema["additionalProperties"]
        entries = [entry for entry in (self.entry(field, value) for field, value in fields.items()) if entry]
        if entries:
            self.known[name] = name.split(".")[-2] + "." + name.split(".")[-1]
            while self.known[name] in self.lines:
                self.known[name] += "_"
            self.lines[self.known[name]] = entries
        return self.known[name]


def scopes(document):
    if "resources" in document:  # kustomize's bundle
        for resource in document["resources"]:
            if resource.get("scope"):
                yield resource["scope"].lower(), resource["apiVersion"], resource["kind"]
        return
    found = {}
    for path, item in document.get("paths", {}).items():
        kind = item.get("get", {}).get(GVK)
        if kind:
            key = (f"{kind['group']}/{kind['version']}".lstrip("/"), kind["kind"])
            found[key] = found.get(key, False) or "namespaces/{namespace}" in path
    for (version, kind), namespaced in found.items():
        yield "namespaced" if namespaced else "cluster", version, kind


def main():
    document = json.load(open(sys.argv[1], encoding="utf-8"))
    reducer = Reducer(document["definitions"])
    roots = []
    for name, schema in sorted(document["definitions"].items()):
        for kind in schema.get(GVK, []):
            reduced = reducer.reduce(name)
            if reduced != "-" and len(schema[GVK]) == 1:
                roots.append(f"root {reduced} {(kind['group'] + '/' + kind['version']).lstrip('/')} {kind['kind']}")
    known = {f"scope {scope} {version} {kind}" for scope, version, kind in scopes(document)}
    print("# Made by eng/kustomize/merge-schema.py from the OpenAPI document of Kubernetes 1.21.2. Do not edit.")
    print("\n".join(sorted(known) + sorted(roots)))
    print("\n".join(f"type {name} {' '.join(entries)}" for name, entries in sorted(reducer.lines.items())))


if __name__ == "__main__":
    main()
