"""Random kustomizations that mostly succeed: what they ask for is there, and so many steps follow one another."""
import json

import wide
from maker import IMAGES, LABELS, NAMES, SPACES, TEXTS, Literal, dump

# Names and namespaces that read as something else than text.
ODD_NAMES = NAMES + NAMES + ["1", "1.0", "on", "0x1", "null", "2024-01-01", "1_0"]
ODD_SPACES = SPACES + SPACES + ["1", "yes", "0b1"]
# What the writer of the kustomizations takes for text, and kustomize for numbers.
PLAIN_TEXTS = [text for text in TEXTS if text != "1e3"]


class CalmMaker(wide.WideMaker):
    """Each kustomization knows what its bases made, and asks for little else. Names are given once and changed late."""

    FIELDS = ["bases", "crds", "openapi", "configurations", "replacements", "replacements", "replacement_file", "json_patch", "json_patch", "validators", "generators", "transformers", "transformers", "transformers",
              "labels", "labels", "images", "build_metadata", "options", "list", "list", "hashes", "multi_patch", "patches_again", "patches_again", "vars", "image_tags", "sorted", "helm"]

    def __init__(self, seed):
        super().__init__(seed)
        self.odd_names = self.chance(.4)
        self.renames = self.chance(.3)

    def resource(self):
        o = super(wide.WideMaker, self).resource()
        if self.odd_names and self.chance(.3):
            name = self.pick(ODD_NAMES)
            if (o["kind"], name) not in self.made and not o["kind"].startswith(("Custom", "APIService")):
                self.made.add((o["kind"], name))
                o["metadata"]["name"] = name
            if o["metadata"].get("namespace"):
                o["metadata"]["namespace"] = self.pick(ODD_SPACES) or "x"
        if self.chance(.1):
            o["metadata"]["annotations"] = self.text_map(["note", "n", "yes"])
        return o

    # patches

    def target(self, known, patterns=True):
        o = self.pick(known) if known else {"kind": "ConfigMap", "metadata": {"name": "app"}}
        t = {"kind": o["kind"]}
        if self.chance(.5):
            t["name"] = o["metadata"]["name"]
        elif self.chance(.1):
            t = {"labelSelector": self.pick(["app=v", "tier in (v,w)", "!env", "app"])}
        return t

    def named(self, known):
        """Something known that a patch finds by its own id."""
        own = [o for o in known if not self.renames and o["kind"] != "Namespace"]
        return self.pick(own) if own else None

    def merge_patch(self, known, anonymous=False):
        o = self.named(known)
        if o is None and not anonymous:
            o = self.make_ConfigMap("app")
        patch = super().merge_patch([o] if o else known, anonymous)
        patch.pop("$patch", None)
        if not anonymous and o:
            patch["metadata"].pop("namespace", None)
            if o["metadata"].get("namespace"):
                patch["metadata"]["namespace"] = o["metadata"]["namespace"]
        if self.chance(.15):
            patch["metadata"].setdefault("annotations", {})["digits"] = self.pick(["5", "1e3", "true"])
        return patch

    def patches(self, k, folder, known):
        found = self.named(known)
        if found is None or self.chance(.4):
            return
        entries = []
        for i in range(self.r.randint(1, 3)):
            if self.chance(.6):
                anonymous = self.chance(.5)
                entry = {"patch": Literal(dump(self.merge_patch(known, anonymous)))}
                if anonymous:
                    entry["target"] = self.target(known)
                if self.chance(.1):
                    keeps = not anonymous or entry["target"].get("kind") in (None, "ConfigMap", "Secret")
                    entry["options"] = {"allowNameChange": True} if keeps else {"allowNameChange": self.chance(.5), "allowKindChange": self.chance(.3)}
            else:
                ops = self.json_patch()
                entry = {"patch": Literal(json.dumps(ops) if self.chance(.3) else dump(ops)), "target": self.target(known)}
            if self.chance(.3):
                name = "patch%d.yaml" % i
                self.files[folder + name] = str(entry.pop("patch"))
                entry["path"] = name
            entries.append(entry)
        k["patches"] = entries

    def add_patches_again(self, k, folder, known, inherited):
        if self.named(known) and self.chance(.5):
            self.append(k, "patchesStrategicMerge", Literal(dump(self.merge_patch(known))))
        elif known:
            self.append(k, "patches", {"patch": Literal(dump(self.json_patch())), "target": self.target(known)})

    def add_multi_patch(self, k, folder, known, inherited):
        if self.named(known):
            super().add_multi_patch(k, folder, known, inherited)

    def json_patch(self):
        """None changes the kind: of another kind than its own, the hash of what is generated covers where in which text each value stood."""
        value = lambda: self.pick([self.pick(TEXTS), 1, 1.5, True, None, [], {}, ["a", 1], {"k": "v", "yes": "x"}, 12345678901234567890, 1e21, 1e3, "1e3"])
        add = lambda path, v: {"op": "add", "path": path, "value": v}
        return [self.pick([add("/metadata/annotations", self.text_map(["note", "j"]) or {"j": "k"}), add("/metadata/labels", {"only": self.pick(["this", "1", "yes"])}), add("/extra", value()), add("/extra", {"n": value(), "m": [value()]}), add("/data", {"j": self.pick(TEXTS)}),
                           {"op": "copy", "from": "/metadata", "path": "/copied"}, {"op": "copy", "from": "/kind", "path": "/extra"}, {"op": "test", "path": "/metadata/nope", "value": None}, add("/a~1b", value()),
                           {"op": "move", "from": "/metadata", "path": "/metadata"}, add("/metadata/finalizers", ["x"]), add("/spec", {"made": value()}) if self.chance(.2) else add("/status", value())]) for _ in range(self.r.randint(1, 3))]

    def wide_json(self, o):
        return self.json_patch()

    # replacements

    def wide_replacement(self, known):
        named = self.named(known)
        if named is None:
            return None
        sources = ["metadata.name"] * 3 + ["kind", "apiVersion"]
        if named["kind"] in ("Deployment", "StatefulSet", "DaemonSet"):
            sources += ["spec.template.spec.containers.0.image", "spec.template.spec.containers.0", "spec.template.spec.containers.0.name", "spec"]
        if named["kind"] == "Widget":
            sources += ["spec.ref", "spec.num", "spec"]
        s = {"kind": named["kind"], "name": named["metadata"]["name"], "fieldPath": self.pick(sources)}
        if named["metadata"].get("namespace"):
            s["namespace"] = named["metadata"]["namespace"]
        if s["fieldPath"] in ("kind", "metadata.name") and self.chance(.2):
            s["options"] = {"delimiter": self.pick(["-", "e"]), "index": 0}
        t = {"select": self.replacement_target(known), "fieldPaths": [self.pick(["metadata.labels.copied", "metadata.annotations.[a.b/c]", "metadata.labels.app", "x.y.z", "x.list.[name=n].v", "x.text", "x.list.0", "metadata.annotations.note", "data.k", "data.copied"]) for _ in range(self.r.randint(1, 2))],
             "options": {"create": True}}
        if self.chance(.25):
            t["options"].update(delimiter=self.pick(["-", "e", "/"]), index=self.r.randint(-1, 3))
        if self.chance(.1):
            t["reject"] = [{"name": self.pick(NAMES)}]
        made = {"source": s, "targets": [t]}
        if self.chance(.2):
            made = {"sourceValue": self.pick(PLAIN_TEXTS), "targets": [t]}
        return made

    def replacement(self, known):
        return self.wide_replacement(known)

    # the rest

    def variable(self, name, known):
        v = super().variable(name, known)
        v["name"] = "VAR_%d" % len(self.made)
        self.made.add(v["name"])
        v.pop("fieldref", None)
        return v

    def add_vars(self, k, folder, known, inherited):
        found = self.named(known)
        if found and not k.get("vars"):
            k["vars"] = [self.variable("", [found])]
            if found["metadata"].get("namespace"):
                k["vars"][0]["objref"]["namespace"] = found["metadata"]["namespace"]

    def transformer(self, known):
        made = super().transformer(known)
        while made["kind"].startswith(("Nope", "Patch", "SortOrder")) or made.get("setRoleBindingSubjects") == "odd" or (made["kind"] == "ReplicaCountTransformer" and not self.counts(made["replica"]["name"], known)):
            made = super().transformer(known)
        return made

    def counts(self, name, known):
        return any(o["metadata"]["name"] == name and o["kind"] in ("Deployment", "StatefulSet") for o in known) and not self.renames

    def add_generators(self, k, folder, known, inherited):
        name = "made%d" % self.plugins_made
        g = {"apiVersion": "builtin", "kind": self.pick(["ConfigMapGenerator", "SecretGenerator"]), "metadata": {"name": name, "annotations": {"config.kubernetes.io/local-config": "true"}},
             "literals": ["a=%s" % self.pick(TEXTS).replace("\n", " ").strip()], "options": self.generator_options()}
        k["generators"] = (k.get("generators") or []) + [self.inline_or_file(folder, "gen", g)]

    def add_replacement_file(self, k, folder, known, inherited):
        made = [r for r in [self.wide_replacement(known) for _ in range(2)] if r]
        if made:
            self.append(k, "replacements", {"path": self.file(folder, "rep", made if self.chance(.5) else made[0])})

    def add_sorted(self, k, folder, known, inherited):
        k["sortOptions"] = {"order": "legacy", "legacySortOptions": {"orderFirst": self.some(wide.ALL_KINDS, 3), "orderLast": self.some(wide.ALL_KINDS, 2)}}

    def add_helm(self, k, folder, known, inherited):
        """Without leave to run helm these fail, whatever they say."""
        if self.chance(.1):
            k["helmGlobals"] = {"chartHome": self.pick(["charts", ".", ""])}
            k["helmCharts"] = [{"name": "nope", "releaseName": "r", "version": self.pick(["1.0.0", ""]), "valuesInline": {"a": 1}}]

    def add_images(self, k, folder, known, inherited):
        self.append(k, "images", {"name": self.pick([i.split(":")[0].split("@")[0] for i in IMAGES]), self.pick(["newName", "newTag", "tagSuffix"]): self.pick(["n/m", "v2", "1.0", "on"])})

    def generator(self, secret, inherited):
        g = super().generator(secret, inherited)
        if "behavior" in g and self.renames:
            del g["behavior"]
        if "behavior" not in g:
            g["name"] = self.pick(["gen%d" % self.count, "%d" % self.count])
        return g

    def text_map(self, keys, most=3, plain=False):
        return {key: text if text != "1e3" else "1000" for key, text in super().text_map(keys, most, plain).items()}

    def fields(self, k, folder, known, inherited):
        super().fields(k, folder, known, inherited)
        if not self.renames:
            for field in ("namePrefix", "nameSuffix", "namespace"):
                k.pop(field, None)
        elif self.chance(.3):
            k["namespace"] = self.pick(["1", "team", "yes", "x"])
        for field in ("commonLabels", "commonAnnotations"):
            if k.get(field) and self.chance(.5):
                k[field] = {"app": self.pick(["1", "v", "on", "null"]), self.pick(LABELS): "q"}
