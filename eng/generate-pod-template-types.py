#!/usr/bin/env python3
"""generate-pod-template-types.py TYPES.GO > src/DevCluster/Controllers/Workloads/Hashing/pod-template-types.txt

Lists the Go types below PodTemplateSpec with their fields in order, from the core/v1/types.go of a Kubernetes release: what the
names of ReplicaSets and the hashes of DaemonSets are computed from. One type a line: name, then field:type:json for each field
(json empty for an embedded struct); or =name and the basic type that it is."""
import re
import sys

OMIT = set(sys.argv[2:])  # fields that a release does not have yet, as Type.Field
source = open(sys.argv[1], encoding="utf-8").read()
structs, basics = {}, {}
for match in re.finditer(r"^type (\w+) ([\w.\[\]*]+)\s*(\{?)", source, re.M):
    name, base, _ = match.groups()
    if base != "struct":
        basics[name] = base
        continue
    fields = []
    for line in source[match.end():source.index("\n}", match.end())].split("\n"):
        line = line.strip()
        field = re.match(r'(\w+)\s+(\S+)\s+`.*json:"([^",]*)', line)
        embedded = re.match(r'(\*?[\w.]+)\s+`.*json:"([^",]*)', line)
        if line.startswith("//"):
            continue
        if field:
            fields.append(field.groups())
        elif embedded:
            fields.append((embedded.group(1).split(".")[-1], embedded.group(1), embedded.group(2)))
    structs[name] = [field for field in fields if f"{name}.{field[0]}" not in OMIT]

meta = "metav1."
structs[meta + "ObjectMeta"] = [tuple(field.split(":")) for field in (
    "Name:string:name GenerateName:string:generateName Namespace:string:namespace SelfLink:string:selfLink UID:types.UID:uid "
    "ResourceVersion:string:resourceVersion Generation:int64:generation CreationTimestamp:metav1.Time:creationTimestamp "
    "DeletionTimestamp:*metav1.Time:deletionTimestamp DeletionGracePeriodSeconds:*int64:deletionGracePeriodSeconds "
    "Labels:map[string]string:labels Annotations:map[string]string:annotations OwnerReferences:[]metav1.OwnerReference:ownerReferences "
    "Finalizers:[]string:finalizers ManagedFields:[]metav1.ManagedFieldsEntry:managedFields").split()]
structs[meta + "LabelSelector"] = [
    ("MatchLabels", "map[string]string", "matchLabels"), ("MatchExpressions", "[]metav1.LabelSelectorRequirement", "matchExpressions")]
structs[meta + "LabelSelectorRequirement"] = [
    ("Key", "string", "key"), ("Operator", "metav1.LabelSelectorOperator", "operator"), ("Values", "[]string", "values")]
basics[meta + "LabelSelectorOperator"] = "string"
basics["types.UID"] = "string"

wanted, seen = ["PodTemplateSpec"], set()
while wanted:
    name = wanted.pop(0)
    if name in seen:
        continue
    seen.add(name)
    parts = re.findall(r"[\w.]+", " ".join(field[1] for field in structs.get(name, [])) + " " + basics.get(name, ""))
    wanted += [part for part in parts if part in structs or part in basics]

for name in sorted(seen):
    if name in structs:
        print(name, " ".join(":".join(field) for field in structs[name]))
    else:
        print("=" + name, basics[name])
