"""Random kustomizations with the fields, spellings and files that few use, on top of what the plain maker makes."""
import json

import odd_yaml
from maker import IMAGES, LABELS, NAMES, TEXTS, Literal, Maker, dump

ODD_TEXTS = TEXTS + ["a\x85b", "line\u2028sep", "\ufeffbom", "cr\rlf", "end\n\n", "\n lead", "x" * 90, "word " * 30, "a: b\n c\n", "\t", "0b1", "0o7", "1_0", "+1", ".5", "1.", "NaN", ".nan", ".inf", "<<", "=", "Y", "N",
                     "on", "Off", "\u00a0", "\U0001f600", "\\", "a\\nb", "$(VAR_A)", "$$(VAR_A)", "$(NOPE)", "1:20", "1e", "0x", "2001-01-01 10:00:00", "back\x08", "esc\x1b", "{{ .x }}", "${x}", "---", "...", "- a\n- b\n", "key: |\n  x\n"]
ALL_KINDS = ["Deployment", "StatefulSet", "ConfigMap", "Secret", "Service", "Widget", "Role", "RoleBinding", "Ingress", "ServiceAccount", "CronJob"]


def fill(metadata, field, entries):
    """Adds entries to a map that may be missing, or written null."""
    metadata[field] = {**(metadata.get(field) or {}), **entries}


class WideMaker(Maker):
    def __init__(self, seed):
        super().__init__(seed)
        self.plugins_made = 0
        self.oddness = self.pick([0, 0, 0, .1, .3, .8])

    # resources

    def resource(self):
        o = super().resource()
        if self.chance(.05):
            self.odd_metadata(o)
        if self.chance(.05):
            o.setdefault("spec" if o["kind"] not in ("ConfigMap", "Secret") else "data", {})
        if o["kind"] == "ConfigMap" and self.chance(.15):
            o["data"] = {k: self.pick(ODD_TEXTS) for k in self.some(["k", "key2", "file.txt", "other", "a b", "null", "1", "true", "x.yaml"], 4)}
        return o

    def odd_metadata(self, o):
        m = o["metadata"]
        self.pick([
            lambda: m.update(labels=None), lambda: m.update(annotations=None), lambda: m.update(annotations={}), lambda: m.update(labels={}), lambda: m.update(namespace=""), lambda: m.update(namespace=None),
            lambda: m.update(creationTimestamp=None), lambda: m.update(generateName="g-"), lambda: fill(m, "annotations", {"config.kubernetes.io/local-config": self.pick(["true", "false", ""])}),
            lambda: fill(m, "annotations", {"kustomize.config.k8s.io/needs-hash": "true"}), lambda: fill(m, "annotations", {"config.kubernetes.io/index": "3"}),
            lambda: fill(m, "annotations", {"kustomize.config.k8s.io/behavior": self.pick(["merge", "replace", "create", "odd"])}), lambda: fill(m, "annotations", {"internal.config.kubernetes.io/x": "y"}),
            lambda: fill(m, "annotations", {"config.kubernetes.io/origin": "path: x\n"}), lambda: fill(m, "annotations", {"num": 1}), lambda: fill(m, "labels", {"flag": True}),
            lambda: m.update(name=self.pick([1, "1", "A.b", "x_y", True])), lambda: m.update(finalizers=["a", "b"]), lambda: m.update(ownerReferences=[{"kind": "Deployment", "name": self.pick(NAMES), "apiVersion": "apps/v1", "uid": "u"}]),
            lambda: o.update(apiVersion=self.pick(["v1", "apps/v1beta2", "extensions/v1beta1", "x.y/v1alpha1"])), lambda: o.update(status={}), lambda: o.update(kind=self.pick(["Widget", "Gadget"]))])()

    def make_List(self):
        return {"apiVersion": "v1", "kind": self.pick(["List", "List", "ConfigMapList", "DeploymentList"]), "items": [super(WideMaker, self).resource() for _ in range(self.r.randint(0, 3))]}

    # kustomizations

    def fields(self, k, folder, known, inherited):
        super().fields(k, folder, known, inherited)
        for _ in range(self.pick([0, 0, 1, 1, 2])):
            getattr(self, "add_" + self.pick(self.FIELDS))(k, folder, known, inherited)

    FIELDS = ["bases", "image_tags", "env_file", "crds", "openapi", "configurations", "component", "vars", "replacements", "replacements", "replacement_file", "patch_files", "patch_files", "json_patch", "validators", "generators",
              "transformers", "transformers", "transformer_folder", "labels", "images", "build_metadata", "options", "list", "odd_generator", "odd_generator", "nulls", "unknown", "namespace", "duplicates", "names", "odd_resource",
              "anonymous", "hashes", "replicas", "multi_patch", "type_name"]

    def file(self, folder, stem, content):
        """A new file; its name relative to the folder."""
        self.plugins_made += 1
        name = "%s%d.yaml" % (stem, self.plugins_made)
        self.files[folder + name] = content if isinstance(content, (str, bytes)) else dump(content)
        return name

    def inline_or_file(self, folder, stem, content, inline=.5):
        return Literal(dump(content)) if self.chance(inline) else self.file(folder, stem, content)

    def append(self, k, field, entry):
        k[field] = (k.get(field) or []) + [entry]

    def add_bases(self, k, folder, known, inherited):
        bases = [r for r in (k.get("resources") or []) if r.startswith("..")]
        if bases:
            k["resources"] = [r for r in k["resources"] if not r.startswith("..")]
            k["bases"] = bases

    def add_image_tags(self, k, folder, known, inherited):
        k["imageTags"] = [{"name": "nginx", "newTag": "9"}]

    def add_env_file(self, k, folder, known, inherited):
        self.files[folder + "odd.env"] = self.pick(["A=1\nB=\"two\"\n", "\ufeffA=1\n", "A\nHOME\n", "=x\n", "a b=c\n", "A=1=2\n", "# only\n", "A='x'\r\nB=2\r\n", "export A=1\n", "A=1\nA=2\n", "é=1\n", "A= lead\n  B=x\n"])
        self.append(k, self.pick(["configMapGenerator", "secretGenerator"]), {"name": "envgen%d" % self.r.randint(0, 99), self.pick(["env", "envs"]): "odd.env"})
        for g in (k.get("configMapGenerator") or []) + (k.get("secretGenerator") or []):
            if g.get("envs") == "odd.env":
                g["envs"] = ["odd.env"]

    def add_crds(self, k, folder, known, inherited):
        definitions = {"example.com/v1.Widget": {"properties": {"spec": {"$ref": "WidgetSpec"}, "kind": {"type": "string"}, "apiVersion": {"type": "string"}}},
                       "WidgetSpec": {"properties": {"ref": self.pick([{"x-kubernetes-object-ref-api-version": "v1", "x-kubernetes-object-ref-kind": self.pick(["ConfigMap", "Secret", "Service"]), "type": "object", "$ref": "Ref"},
                                                                       {"type": "string", "x-kubernetes-object-ref-api-version": "v1", "x-kubernetes-object-ref-kind": "Secret", "x-kubernetes-object-ref-name-key": "name"}]),
                                                     "map": {"x-kubernetes-annotation": "", "type": "object"} if self.chance(.3) else {"x-kubernetes-label-selector": "", "type": "object"},
                                                     "list": {"x-kubernetes-identity": ""} if self.chance(.3) else {}}}, "Ref": {"properties": {"name": {"type": "string"}}}}
        schema = {k_: ({"Schema": v} if self.chance(.9) else v) for k_, v in definitions.items()}
        name = self.file(folder, "crd", json.dumps(schema) if self.chance(.5) else dump(schema))
        k["crds"] = [name]

    def add_openapi(self, k, folder, known, inherited):
        if self.chance(.2):
            k["openapi"] = {"version": self.pick(["v1.21.2", "v1.21.2", "v1.21.2", "v1.20.4", "v1.0.0"])}
            return
        schema = {"definitions": {"v1.Widget": {"type": "object", "x-kubernetes-group-version-kind": [{"group": "example.com", "kind": "Widget", "version": "v1"}], "properties": {
            "spec": {"$ref": "#/definitions/v1.WidgetSpec"} if self.chance(.5) else self.widget_spec(), "metadata": {"type": "object"}}}, "v1.WidgetSpec": self.widget_spec()}}
        k["openapi"] = {"path": self.file(folder, "schema", json.dumps(schema) if self.chance(.7) else dump(schema))}

    def widget_spec(self):
        key = self.pick(["name", "v", None])
        listed = {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}, "v": {"type": "string"}}}}
        if key:
            listed.update({"x-kubernetes-patch-merge-key": key, "x-kubernetes-patch-strategy": self.pick(["merge", "merge", "replace", "merge,retainKeys"])})
        elif self.chance(.5):
            listed.update({"x-kubernetes-list-map-keys": ["name"], "x-kubernetes-list-type": "map"})
        scalars = {"type": "array", "items": {"type": "string"}}
        if self.chance(.5):
            scalars["x-kubernetes-patch-strategy"] = "merge"
        return {"type": "object", "properties": {"list": listed, "scalars": scalars, "map": {"type": "object"}}}

    def add_configurations(self, k, folder, known, inherited):
        one = lambda path, kind, **more: dict({"path": path, "kind": kind}, **more)
        parts = self.some([
            ("nameReference", [{"kind": self.pick(["ConfigMap", "Secret", "Service", "Deployment"]), self.pick(["version", "group"]): self.pick(["v1", "apps"]), "fieldSpecs": [one("spec/ref", "Widget"), one("spec/list[]/v", "Widget"), one("spec/list/name", "Widget")]}]),
            ("commonLabels", [one("spec/map", "Widget", create=self.chance(.5)), one("spec/selector/matchLabels", "Widget", create=True)]), ("commonAnnotations", [one("spec/map", "Widget", create=True)]),
            ("images", [one("spec/list[]/v", "Widget"), one("spec/ref", "Widget")]), ("namePrefix", self.pick([[one("spec/ref", "Widget"), {"path": "metadata/name"}], [one("metadata/name", kind) for kind in self.some(ALL_KINDS, 4)]])),
            ("nameSuffix", self.pick([[one("spec/ref", "Widget")], [dict(one("metadata/name", "Deployment"), group="apps"), dict(one("metadata/name", "ConfigMap"), version="v1")]])),
            ("varReference", [one("spec/map", "Widget"), one("spec/ref", "Widget"), one("data", "ConfigMap"), one("spec/list/v", "Widget"), one("spec/num", "Widget")]), ("replicas", [one("spec/num", "Widget", create=True)]),
            ("namespace", [one("spec/space", "Widget", create=True), one("metadata/name", "Namespace", create=True)]), ("templateLabels", [one("spec/labels", "Widget", create=True)]), ("labels", [one("spec/map", "Widget", create=True)]),
            ("generators", []), ("odd", 1)], 3)
        self.append(k, "configurations", self.file(folder, "tc", dict(parts) or {"commonLabels": []}))

    def add_component(self, k, folder, known, inherited):
        name = "sub%d" % self.plugins_made
        inner = {"apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": self.pick(["Component"] * 9 + ["Kustomization"])}
        self.plugins_made += 1
        if self.chance(.5):
            inner["resources"] = [self.file(folder + name + "/", "c", self.resource())]
        self.patches(inner, folder + name + "/", known)
        if self.chance(.5):
            inner[self.pick(["namePrefix", "namespace", "nameSuffix"])] = self.pick(["c-", "team", "cc"])
        if self.chance(.3):
            inner["configMapGenerator"] = [{"name": self.pick(NAMES), "behavior": self.pick(["merge", "create", "replace"]), "literals": ["c=d"]}]
        if self.chance(.3):
            inner["replacements"] = [r for r in [self.replacement(known)] if r]
        self.files[folder + name + "/" + self.pick(["kustomization.yaml", "kustomization.yml", "Kustomization"])] = dump(inner)
        k["components"] = (k.get("components") or []) + [name]

    def add_vars(self, k, folder, known, inherited):
        if known:
            k["vars"] = (k.get("vars") or []) + [self.variable("VAR_" + self.pick("AB"), known) for _ in range(self.r.randint(1, 2))]
            for v in k["vars"]:
                if "fieldref" in v and self.chance(.6):
                    v["fieldref"] = {"fieldPath": self.pick(["metadata.name", "metadata.namespace", "spec.replicas", "data.k", "metadata.labels", "spec.template.spec.containers[0].image", "spec.template.spec.containers.0.name", "spec.list", "data['file.txt']", "metadata.labels.app\\.kubernetes\\.io/name"])}
                if self.chance(.2):
                    v["objref"]["namespace"] = self.pick(["x", "team", "default"])

    def add_replacements(self, k, folder, known, inherited):
        made = [self.wide_replacement(known) for _ in range(self.r.randint(1, 2))]
        k["replacements"] = (k.get("replacements") or []) + [r for r in made if r]

    PATHS = ["metadata.name", "metadata.labels.copied", "metadata.labels.app\\.kubernetes\\.io/name", "metadata.annotations.[a.b/c]", "metadata.annotations.example\\.com/a", "data.copied", "data.k", "data.[file.txt]", "data.file\\.txt", "spec.replicas", "spec.ref", "spec",
             "metadata.namespace", "spec.template.spec.containers.[name=main].env.[name=A].value", "spec.template.spec.containers.*.image", "spec.template.spec.containers.*.env.*.value", "spec.template.spec.containers.0.args.0", "spec.template.spec.containers.0.args.-",
             "spec.template.spec.containers.[name=new].image", "spec.template.spec.containers.[image=nginx].name", "spec.list.*.v", "spec.list.[name=a].v", "spec.list.1", "spec.list.-", "spec.list.9.v", "spec.scalars.0", "spec.map", "spec.map.*", "spec.template.metadata.labels.app",
             "spec.ports.0.port", "spec.ports.[port=80].name", "spec.rules.0.host", "webhooks.0.clientConfig.service.name", "rules.0.resourceNames.0", "subjects.0.name", "stringData.p", "a.b.c", "spec.template.spec.volumes.[name=v1].configMap.name", ""]

    def wide_replacement(self, known):
        if not known:
            return None
        o = self.pick(known)
        s = {}
        for field, value, p in (("kind", o["kind"], .9), ("name", o["metadata"]["name"], .9), ("namespace", o["metadata"].get("namespace"), .4), ("version", o["apiVersion"].split("/")[-1], .2), ("group", o["apiVersion"].rpartition("/")[0], .2)):
            if value and self.chance(p):
                s[field] = value
        if self.chance(.85):
            s["fieldPath"] = self.pick(["metadata.name"] * 8 + ["kind"] * 4 + self.PATHS)
        if self.chance(.25):
            s["options"] = self.replacement_options(False)
        targets = []
        for _ in range(self.pick([1, 1, 1, 2])):
            paths = [self.pick(self.PATHS) for _ in range(self.pick([1, 1, 2]))]
            t = {"select": self.replacement_target(known)}
            if self.chance(.95):
                t["fieldPaths"] = paths
            if self.chance(.75):
                t["options"] = self.replacement_options(True)
            if self.chance(.2):
                t["reject"] = [self.replacement_target(known) for _ in range(self.r.randint(1, 2))]
            targets.append(t)
        made = {"source": s, "targets": targets}
        if self.chance(.05):
            made = self.pick([{"source": s}, {"targets": targets}, {"source": s, "targets": []}, {"sourceValue": "v", "targets": targets}, {"source": s, "sourceValue": "x", "targets": targets}])
        return made

    def replacement_options(self, is_target):
        o = {}
        if is_target and self.chance(.85):
            o["create"] = True
        if self.chance(.35):
            o["delimiter"] = self.pick([":", "/", "-", ".", "@", ", "])
            if self.chance(.8):
                o["index"] = self.r.randint(-1, 3) if is_target else self.r.randint(0, 1)
        if self.chance(.03):
            o["encoding"] = "base64"
        return o or {"create": False}

    def add_replacement_file(self, k, folder, known, inherited):
        made = [r for r in [self.wide_replacement(known) for _ in range(self.r.randint(1, 2))] if r]
        if made:
            entry = {"path": self.file(folder, "rep", made if self.chance(.5) else made[0])}
            if self.chance(.05):
                entry["source"] = made[0].get("source")
            self.append(k, "replacements", entry)

    def add_patch_files(self, k, folder, known, inherited):
        patch = self.merge_patch(known)
        choice = self.r.randint(0, 5)
        if choice == 0:
            self.append(k, "patchesStrategicMerge", self.file(folder, "psm", patch))
        elif choice == 1:
            self.append(k, "patchesStrategicMerge", self.file(folder, "psm", "---\n".join(dump(self.merge_patch(known)) for _ in range(2))))
        elif choice == 2 and known:
            o = self.pick(known)
            k.setdefault("patchesJson6902", []).append({"target": dict(kind=o["kind"], name=o["metadata"]["name"], version=o["apiVersion"].split("/")[-1], **({"group": o["apiVersion"].split("/")[0]} if "/" in o["apiVersion"] else {})),
                                                        "path": self.file(folder, "j", json.dumps(self.wide_json(o)) if self.chance(.5) else self.wide_json(o))})
        elif choice == 3:
            self.append(k, "patches", {"path": self.file(folder, "p", patch), "options": {self.pick(["allowNameChange", "allowKindChange"]): self.chance(.8)}})
        elif choice == 4:
            patch.setdefault("metadata", {})["name"] = "renamed"
            patch["kind"] = self.pick([patch["kind"], "Gadget"])
            # Of another kind than its own, the hash of what is generated covers where in which text each value stood.
            options = {"allowNameChange": self.chance(.6), "allowKindChange": self.chance(.6)}
            target = {"kind": self.pick(["Deployment", "Service", "Widget", "Role", "Ingress"])} if options["allowKindChange"] else self.target(known)
            self.append(k, "patches", {"patch": Literal(dump(patch)), "target": target, "options": options})
        else:
            k.setdefault("patches", []).append(self.pick([{"path": "missing.yaml"}, {"patch": ""}, {}, {"patch": Literal(dump(patch)), "path": "f.txt"}, {"patch": "a: b\n"}, {"patch": "[]", "target": self.target(known)}, {"path": "f.txt", "target": self.target(known)},
                                                         {"patch": "- op: nope\n  path: /x\n", "target": self.target(known)}, {"patch": Literal(dump({"metadata": {"name": "x"}, "spec": {"a": 1}})), "target": self.target(known)}, {"patch": Literal(dump({"data": {"only": "data"}})), "target": {"kind": "ConfigMap"}}]))

    def wide_json(self, o):
        kind = o["kind"]
        workload = kind in ("Deployment", "StatefulSet", "DaemonSet", "Job")
        ops = []
        for _ in range(self.r.randint(1, 3)):
            value = self.pick([self.pick(TEXTS), 1, 1.5, True, None, [], {}, ["a"], {"k": "v"}, 12345678901234567890, 1e21, {"name": "n"}])
            path = self.pick(["/metadata/labels/new", "/metadata/annotations", "/metadata/labels", "/spec", "/data", "/data/k", "/extra", "/metadata/namespace", "/metadata/name", "/kind", "/a~1b", "/m~0n", "", "/"] +
                             (["/spec/template/spec/containers/0/image", "/spec/template/spec/containers/-", "/spec/template/spec/containers/0", "/spec/template/spec/containers/1", "/spec/template/spec/containers/-1", "/spec/replicas",
                               "/spec/template/metadata/labels/app", "/spec/template/spec/containers/0/env/0/value", "/spec/template/spec/containers/0/args/-"] if workload else []) +
                             (["/spec/list/0", "/spec/list/-", "/spec/map/m", "/spec/num", "/spec/scalars/0", "/spec/scalars/99", "/spec/list/0/name"] if kind == "Widget" else []))
            op = self.pick(["add"] * 6 + ["replace", "replace", "remove", "test", "copy", "move"])
            made = {"op": op, "path": path}
            if op in ("copy", "move"):
                made["from"] = self.pick(["/metadata/name", "/metadata", "/kind", "/spec", "/nope"])
            elif op != "remove":
                made["value"] = value
            if self.chance(.02):
                made.pop(self.pick(list(made)))
            ops.append(made)
        return ops

    def add_json_patch(self, k, folder, known, inherited):
        if known:
            o = self.pick(known)
            self.append(k, "patches", {"target": {"kind": o["kind"], "name": o["metadata"]["name"]}, "patch": Literal(json.dumps(self.wide_json(o)) if self.chance(.4) else dump(self.wide_json(o)))})

    def add_multi_patch(self, k, folder, known, inherited):
        text = "---\n".join(dump(self.merge_patch(known)) for _ in range(2))
        self.append(k, "patches", {"patch": Literal(text)} if self.chance(.5) else {"path": self.file(folder, "mp", text)})

    def add_validators(self, k, folder, known, inherited):
        t = {"apiVersion": "builtin", "kind": "LabelTransformer", "metadata": {"name": "check"}, "labels": {"app": "x"} if self.chance(.5) else {}, "fieldSpecs": [{"path": "spec/nothing", "kind": "Nothing"}] if self.chance(.7) else [{"path": "metadata/labels", "create": True}]}
        k["validators"] = [self.inline_or_file(folder, "val", t)]

    def add_generators(self, k, folder, known, inherited):
        self.plugins_made += 1
        meta = {"apiVersion": "builtin", "metadata": {"name": self.pick(["g%d" % self.plugins_made, self.pick(NAMES)])}}
        if self.chance(.3):
            meta["metadata"]["namespace"] = "x"
        if self.chance(.2):
            meta["metadata"]["annotations"] = {"config.kubernetes.io/local-config": "true"}
        g = self.pick([dict(meta, kind="ConfigMapGenerator", literals=["a=b"], options=self.generator_options()), dict(meta, kind="SecretGenerator", literals=["p=q"], type="Opaque"), dict(meta, kind="ConfigMapGenerator", files=["f.txt"], behavior=self.pick(["create", "merge"])),
                       dict(meta, kind="SecretGenerator", envs=["e.env"], disableNameSuffixHash=True), dict(meta, kind="IAMPolicyGenerator", cloud="gke", kubernetesService={"name": "k8s-sa", "namespace": "x"}, serviceAccount={"name": "gsa", "projectId": "p"}),
                       dict(meta, kind="ConfigMapGenerator", name="named", namespace="other", literals=["x=y"]), dict(meta, kind="NopeGenerator"), dict(meta, kind="ConfigMapGenerator", apiVersion="v1")])
        k["generators"] = (k.get("generators") or []) + [self.inline_or_file(folder, "gen", g)]

    def transformer(self, known):
        self.plugins_made += 1
        meta = {"apiVersion": "builtin", "metadata": {"name": "t%d" % self.plugins_made}}
        o = self.pick(known) if known else self.make_ConfigMap("app")
        return self.pick([
            dict(meta, kind="PrefixSuffixTransformer", prefix="pp-", suffix=self.pick(["", "-ss"]), fieldSpecs=[{"path": "metadata/name"}]), dict(meta, kind="SuffixTransformer", suffix="-sf", fieldSpecs=self.pick([[{"path": "metadata/name", "kind": o["kind"]}], []])),
            dict(meta, kind="PrefixTransformer", prefix="pt-", fieldSpecs=[{"path": "metadata/name"}, {"path": "spec/ref", "kind": "Widget"}]),
            dict(meta, kind="ImageTagTransformer", imageTag={"name": "nginx", "newTag": "t9"}, fieldSpecs=self.pick([[{"path": "spec/template/spec/containers[]/image"}], [{"path": "spec/template/spec/containers/image", "create": True}], []])),
            dict(meta, kind="ReplicaCountTransformer", replica={"name": o["metadata"]["name"], "count": 7}, fieldSpecs=[{"path": "spec/replicas", "create": True, "kind": o["kind"]}]), dict(meta, kind="HashTransformer"),
            dict(meta, kind="AnnotationsTransformer", annotations={"t": self.pick(["a", "1", "true"])}, fieldSpecs=self.pick([[{"path": "metadata/annotations", "create": True}], [{"path": "spec/template/metadata/annotations"}], []])),
            dict(meta, kind="LabelTransformer", labels={"t": "l"}, fieldSpecs=[{"path": self.pick(["metadata/labels", "spec/map", "spec/list/labels", "spec/selector/matchLabels"]), "create": self.chance(.6), "kind": self.pick(["", o["kind"]])}]),
            dict(meta, kind="PatchStrategicMergeTransformer", patches=dump(self.merge_patch(known))), dict(meta, kind="PatchJson6902Transformer", target={"kind": o["kind"], "name": o["metadata"]["name"]}, jsonOp=json.dumps(self.wide_json(o))),
            dict(meta, kind="PatchTransformer", patch=dump(self.merge_patch(known)), target=self.target(known)), dict(meta, kind="PatchTransformer", patch=dump(self.merge_patch(known))),
            dict(meta, kind="ValueAddTransformer", value=self.pick(["added", "a-b"]), targets=[{"selector": {"kind": o["kind"]}, "fieldPath": self.pick(["metadata/name", "metadata/labels/app", "spec/ref", "metadata/namespace"]), "filePathPosition": 0}]),
            dict(meta, kind="ValueAddTransformer", value="va", targets=[{"fieldPath": self.pick(["metadata/namespace", "spec/ref"])}]), dict(meta, kind="ReplacementTransformer", replacements=[r for r in [self.wide_replacement(known)] if r]),
            dict(meta, kind="SortOrderTransformer" if self.chance(.3) else "HashTransformer", sortOptions={"order": "fifo"}), dict(meta, kind="NamespaceTransformer", metadata={"name": "ns%d" % self.plugins_made, "namespace": "plug"}, unsetOnly=self.chance(.5), setRoleBindingSubjects=self.pick(["allServiceAccounts", "none", "defaultOnly", "odd"]),
                                                                            fieldSpecs=self.pick([[{"path": "metadata/name", "kind": "Namespace", "create": True}], []])), dict(meta, kind="NamespaceTransformer", namespace="field"), dict(meta, kind="NopeTransformer" if self.chance(.2) else "HashTransformer")])

    def add_transformers(self, k, folder, known, inherited):
        t = self.transformer(known)
        if self.chance(.2):
            k["transformers"] = (k.get("transformers") or []) + [self.file(folder, "tf", dump(t) + "---\n" + dump(self.transformer(known)))]
        else:
            k["transformers"] = (k.get("transformers") or []) + [self.inline_or_file(folder, "tf", t)]

    def add_transformer_folder(self, k, folder, known, inherited):
        name = "tdir%d" % self.plugins_made
        self.plugins_made += 1
        inner = {"resources": [self.file(folder + name + "/", "t", self.transformer(known))]}
        if self.chance(.4):
            inner[self.pick(["namePrefix", "commonLabels"])] = "q-" if self.chance(.5) else {"in": "dir"}
            if not isinstance(inner.get("namePrefix", ""), str) or not isinstance(inner.get("commonLabels", {}), dict):
                inner = {"resources": inner["resources"]}
        self.files[folder + name + "/kustomization.yaml"] = dump(inner)
        k["transformers"] = (k.get("transformers") or []) + [name]

    def add_labels(self, k, folder, known, inherited):
        k.setdefault("labels", []).append(dict({"pairs": self.text_map(LABELS + ["deep"], 2), "includeSelectors": self.chance(.3), "includeTemplates": self.chance(.5)},
                                               **({"fields": [{"path": self.pick(["spec/map", "spec/template/metadata/labels", "spec/x/y"]), "kind": self.pick(["Widget", "Deployment", ""]), "create": self.chance(.6)}]} if self.chance(.6) else {})))

    def add_images(self, k, folder, known, inherited):
        entry = {"name": self.pick([i.split(":")[0].split("@")[0] for i in IMAGES] + ["nginx:1.0", "ngin.", "(nginx|busybox)", "registry.example.com:5000/app", "[", "new/name", ""])}
        for field, value in (("newName", self.pick(["n/m", "reg:5000/x", "a@b"])), ("newTag", self.pick(["1", "v2", ""])), ("digest", "sha256:" + "d" * 64), ("tagSuffix", "-suf")):
            if self.chance(.4):
                entry[field] = value
        self.append(k, "images", entry)

    def add_build_metadata(self, k, folder, known, inherited):
        k["buildMetadata"] = self.some(["originAnnotations", "transformerAnnotations", "managedByLabel"] + (["odd"] if self.chance(.1) else []), 3)

    def add_options(self, k, folder, known, inherited):
        k["generatorOptions"] = dict(self.generator_options(), **self.generator_options())

    def add_list(self, k, folder, known, inherited):
        self.append(k, "resources", self.file(folder, "list", self.make_List()))

    def add_odd_generator(self, k, folder, known, inherited):
        self.files[folder + "deep/é.txt"] = "ü\n"
        self.files[folder + "odd.txt"] = self.pick(["a\r\nb\r\n", "\ufeffx", "tab\tend\t\n", " \n", "\n", "\n\nx\n", "x \ny", "a\x85b\n", "\x00", "line\u2028\n", "very long " * 40, "#c\n", "k: v\n- x\n", "end\n\n\n", " lead\n", "'\"\n", "\\n", "\x07"])
        self.plugins_made += 1
        g = {"name": self.pick(["og%d" % self.plugins_made] * 5 + ["", "UPPER", "a.b", self.pick(NAMES)])}
        g.update(self.pick([{"files": ["odd.txt"]}, {"files": ["k=odd.txt", "deep/é.txt"]}, {"files": ["a b=odd.txt"]}, {"files": ["k=odd.txt", "k=f.txt"]}, {"files": ["../f.txt"]}, {"files": ["=odd.txt"]}, {"files": ["odd.txt="]}, {"files": ["a=b=odd.txt"]}, {"files": ["nope"]},
                            {"literals": ["a"]}, {"literals": ["=x"]}, {"literals": ["a='q r'", 'b="d q"', "c='unbalanced"]}, {"literals": ["a=b=c", "d="]}, {"literals": ["k=1", "k=2"]}, {"literals": ["k=%s" % self.pick(ODD_TEXTS)]}, {"literals": ["a b=c"]}, {"files": ["b.bin", "odd.txt"]},
                            {"literals": ["x=y"], "behavior": self.pick(["merge", "replace", "odd", "unspecified", "CREATE"])}, {"literals": ["t=%s" % self.pick(["true", "1", "null", "~", "", "0x1"])]}, {"envs": ["e.env", "e.env"]}, {"files": ["deep"]}]))
        if self.chance(.3):
            g["options"] = self.pick([{"labels": {"a": "b"}, "disableNameSuffixHash": True}, {"immutable": True}, {"annotations": {"x": "1"}}, {}])
        field = self.pick(["configMapGenerator", "secretGenerator"])
        if field == "secretGenerator" and self.chance(.3):
            g["type"] = self.pick(["Opaque", "kubernetes.io/dockerconfigjson", ""])
        self.append(k, field, g)
        inherited.setdefault(field, []).append(g)

    def add_nulls(self, k, folder, known, inherited):
        field = self.pick(["namePrefix", "commonLabels", "patches", "images", "vars", "replacements", "components", "openapi", "generatorOptions", "sortOptions", "metadata", "configMapGenerator", "namespace", "crds", "bases"])
        k.setdefault(field, self.pick([None, None, [], {}, ""]))

    def add_unknown(self, k, folder, known, inherited):
        if self.chance(.4):
            # Names match without regard to case; of two spellings of one field the later by name would count.
            if "resources" in k and self.chance(.5):
                k["Resources"] = k.pop("resources")
            else:
                k[self.pick(["nope", "spec"])] = self.pick(["x", [], {}, None, 1])
        elif self.chance(.4):
            k["metadata"] = self.pick([{"name": "n"}, {"name": "n", "annotations": {"config.kubernetes.io/local-config": "true"}}, {"labels": {"a": "b"}}, {"name": 1}, {"odd": "x"}, {"namespace": "n"}])

    def add_namespace(self, k, folder, known, inherited):
        k["namespace"] = self.pick(["team", "prod", "default", "x", "UPPER", "a.b", "1", ""])

    def add_duplicates(self, k, folder, known, inherited):
        if k.get("resources") and self.chance(.3):
            k["resources"] = k["resources"] + [self.pick(k["resources"])]
        elif known:
            o = dict(self.pick(known))
            o = dict(o, metadata=dict(o["metadata"], **self.pick([{"namespace": "other"}, {"name": o["metadata"]["name"]}, {"namespace": "default"}])))
            self.append(k, "resources", self.file(folder, "dup", o))

    def add_names(self, k, folder, known, inherited):
        k[self.pick(["namePrefix", "nameSuffix"])] = self.pick(["UP", "a b", "1", "x-", "-y", "é", "."])

    def add_odd_resource(self, k, folder, known, inherited):
        k.setdefault("resources", []).append(self.file(folder, "odd", self.pick([
            "", "# only\n", "---\n---\n", "null\n", "[]\n", "- a\n", "x\n", "{}\n", "apiVersion: v1\n", "kind: ConfigMap\nmetadata: {name: a}\n", "apiVersion: v1\nkind: ConfigMap\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: }\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: dup}\ndata: {a: b, a: c}\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: tab}\ndata:\n\ta: b\n",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bad\n", "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"json\"}, \"data\": {\"a\": \"\\u00e9\\n\"}}\n", b"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \xff}\n",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: u}\ndata: {a: \"x\x85y\", b: \"\\x85\", c: \"\\u2028\"}\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: l}\ndata:\n  a: >\n    folded\n    text\n\n    more\n  b: |+\n    keep\n\n  c: \"long %s\"\n" % ("words " * 30),
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: &d\n  a: 'x'\n  <<: {b: c}\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: &m {name: an}\ndata: *n\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: t}\nbinaryData:\n  a: !!binary aGVsbG8=\n",
            "apiVersion: v1\nkind: Widget\nmetadata: {name: num}\nspec: {a: 0x10, b: 0o17, c: 017, d: 1_000, e: 1e3, f: .5, g: 1., h: +1, i: -0, j: .inf, k: 2001-01-01, l: 12:30:45, m: 0b11, n: 1.0, o: 100000000000000000000, p: 1.10}\n",
            "apiVersion: v1\nkind: Widget\nmetadata: {name: bool}\nspec: {a: yes, b: No, c: on, d: y, e: True, f: ~, g: Null, h: , i: 'null', j: \"yes\", k: [yes, ~, ]}\n", "apiVersion: v1\nkind: Widget\nmetadata: {name: key}\nspec: {1: a, true: b, null: c, 1.5: d, ? [x] : e}\n",
            "apiVersion: v1\nkind: Widget\nmetadata: {name: cplx}\nspec:\n  ? a\n  : b\n  'q k': v\n  \"d k\": v\n  e: !custom x\n", "apiVersion: v1\nkind: Widget\nmetadata: {name: lists}\nspec:\n  a:\n  - - x\n    - y\n  -\n    k: v\n  - - - z\n  b: [[], {}, [[]]]\n"])))

    def add_anonymous(self, k, folder, known, inherited):
        self.append(k, "resources", self.file(folder, "anon", self.pick([{"apiVersion": "batch/v1", "kind": "Job", "metadata": {"generateName": "job-"}}, {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": ""}}, {"apiVersion": "v1", "kind": "Event", "metadata": {"labels": {"a": "b"}}}])))

    def add_hashes(self, k, folder, known, inherited):
        g = {"name": "hashed", "literals": ["k=v"]}
        self.append(k, "configMapGenerator", g)
        user = self.make_Deployment("user%d" % self.plugins_made)
        self.plugins_made += 1
        user["spec"]["template"]["spec"]["volumes"] = [{"name": "c", "configMap": {"name": "hashed"}}, {"name": "p", "projected": {"sources": [{"configMap": {"name": "hashed", "items": []}}]}}]
        user["spec"]["template"]["spec"]["containers"][0]["envFrom"] = [{"configMapRef": {"name": "hashed"}}]
        self.append(k, "resources", self.file(folder, "user", user))

    def add_replicas(self, k, folder, known, inherited):
        self.append(k, "replicas", {"name": self.pick([o["metadata"]["name"] for o in known] + ["nope"]), "count": self.pick([0, 5, 100])})

    def add_type_name(self, k, folder, known, inherited):
        if self.chance(.7):
            return
        k["apiVersion"] = self.pick(["kustomize.config.k8s.io/v1beta1", "kustomize.config.k8s.io/v1", "kustomize.config.k8s.io/v1alpha1", "v1", ""])
        k["kind"] = self.pick(["Kustomization", "Kustomization", "Component", "kustomization", ""])

    def make(self):
        target = super().make()
        for name, content in list(self.files.items()):
            if name.endswith("kustomization.yaml") and self.chance(.05):
                del self.files[name]
                name = name.replace("kustomization.yaml", self.pick(["kustomization.yml", "Kustomization"]))
                self.files[name] = content
            if isinstance(content, str) and (name.endswith((".yaml", ".yml", "Kustomization"))) and self.chance(self.oddness):
                self.files[name] = odd_yaml.restyle(content, self.r)
        return target
