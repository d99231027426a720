"""Random kustomizations with the fields that most use, each layer from one seed."""
import json
import random

import yaml


class Literal(str):
    """A string to be written as a block."""


yaml.SafeDumper.add_representer(Literal, lambda d, s: d.represent_scalar("tag:yaml.org,2002:str", s, style="|"))


def dump(value, flow=None):
    return yaml.safe_dump(value, sort_keys=False, default_flow_style=flow, width=10000)


NAMES = ["app", "web", "db", "cache", "conf", "worker", "a", "b2"]
SPACES = ["", "", "", "x", "team", "default"]
TEXTS = ["v", "1", "true", "null", "a b", "x: y", "", " lead", "trail ", "#hash", "multi\nline\n", "two\nlines", "tab\there", "0x1F", "1e3", "~", "yes",
         "é", "日本", "\"q\"", "it's", "- dash", "2024-01-01", "12:30", "%p", "@at", "`b`", "{b}", "[l]", "a,b", "null value", "012", "-", "?", ":", "!t", "&a", "*s", "|", ">"]
LABELS = ["app", "tier", "env", "app.kubernetes.io/name", "part", "x/y"]
IMAGES = ["nginx", "nginx:1.0", "registry.example.com/team/app:1.2", "registry.example.com:5000/app@sha256:" + "a" * 64, "busybox:latest@sha256:" + "b" * 64, "team/app"]


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.files = {}
        self.made = set()

    def chance(self, p):
        return self.r.random() < p

    def pick(self, values):
        return self.r.choice(values)

    def some(self, values, most):
        return self.r.sample(values, self.r.randint(0, min(most, len(values))))

    def text_map(self, keys, most=3, plain=False):
        return {k: (self.pick(["v", "w", "x1"]) if plain else self.pick(TEXTS[:8] if self.chance(.6) else TEXTS)) for k in self.some(keys, most)}

    # resources

    def metadata(self, name, space=None):
        meta = {"name": name}
        space = self.pick(SPACES) if space is None else space
        if space:
            meta["namespace"] = space
        if self.chance(.5):
            meta["labels"] = self.text_map(LABELS, plain=True)
        if self.chance(.3):
            meta["annotations"] = self.text_map(["note", "example.com/a", "z"])
        return meta

    def env(self):
        out = []
        for name in self.some(["A", "B", "C_D", "E"], 3):
            kind = self.r.randint(0, 4)
            if kind < 2:
                out.append({"name": name, "value": self.pick(TEXTS)})
            elif kind == 2:
                out.append({"name": name, "valueFrom": {"configMapKeyRef": {"name": self.pick(NAMES), "key": "k"}}})
            elif kind == 3:
                out.append({"name": name, "valueFrom": {"secretKeyRef": {"name": self.pick(NAMES), "key": "k"}}})
            else:
                out.append({"name": name, "value": "$(VAR_%s) and $(OTHER)" % self.pick("AB")})
        return out

    def container(self, name):
        c = {"name": name, "image": self.pick(IMAGES)}
        if self.chance(.5):
            c["env"] = self.env()
        if self.chance(.3):
            c["envFrom"] = [self.pick([{"configMapRef": {"name": self.pick(NAMES)}}, {"secretRef": {"name": self.pick(NAMES)}, "prefix": "P_"}])]
        if self.chance(.4):
            c["ports"] = [dict([("containerPort", p)] + ([("protocol", self.pick(["TCP", "UDP"]))] if self.chance(.4) else []) + ([("name", "p%d" % p)] if self.chance(.5) else []))
                          for p in self.some([80, 8080, 9090], 2)]
        if self.chance(.3):
            c["volumeMounts"] = [{"name": v, "mountPath": "/" + v} for v in self.some(["v1", "v2"], 2)]
        if self.chance(.3):
            c["args"] = [self.pick(TEXTS) for _ in range(self.r.randint(0, 2))]
        if self.chance(.2):
            c["command"] = ["run", "$(VAR_A)"]
        if self.chance(.2):
            c["resources"] = {"limits": {"cpu": self.pick(["1", "100m", 1, 0.5]), "memory": "1Gi"}}
        return c

    def pod(self):
        spec = {"containers": [self.container(n) for n in (self.some(["main", "side", "log"], 3) or ["main"])]}
        if self.chance(.2):
            spec["initContainers"] = [self.container("init")]
        if self.chance(.4):
            spec["volumes"] = [self.volume(v) for v in self.some(["v1", "v2"], 2)]
        if self.chance(.3):
            spec["serviceAccountName"] = self.pick(NAMES)
        if self.chance(.2):
            spec["imagePullSecrets"] = [{"name": self.pick(NAMES)}]
        if self.chance(.15):
            spec["tolerations"] = [{"key": "k", "operator": "Exists"}]
        if self.chance(.15):
            spec["priorityClassName"] = self.pick(NAMES)
        if self.chance(.15):
            spec["affinity"] = {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [
                {"weight": 1, "podAffinityTerm": {"topologyKey": "t", "labelSelector": {"matchLabels": {"app": "x"}}}}]}}
        if self.chance(.1):
            spec["topologySpreadConstraints"] = [{"maxSkew": 1, "topologyKey": "z", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": {"matchLabels": {"app": "x"}}}]
        if self.chance(.1):
            spec["hostAliases"] = [{"ip": "1.2.3.4", "hostnames": ["a"]}]
        return spec

    def volume(self, name):
        kind = self.r.randint(0, 4)
        n = self.pick(NAMES)
        return [{"name": name, "configMap": {"name": n}}, {"name": name, "secret": {"secretName": n}}, {"name": name, "persistentVolumeClaim": {"claimName": n}},
                {"name": name, "emptyDir": {}}, {"name": name, "projected": {"sources": [{"configMap": {"name": n}}, {"secret": {"name": n}}]}}][kind]

    def template(self):
        t = {"spec": self.pod()}
        if self.chance(.8):
            t["metadata"] = {"labels": {"app": "x"}}
            if self.chance(.2):
                t["metadata"]["annotations"] = {"t": "$(VAR_A)"}
        return t

    def resource(self):
        kind = self.pick(["Deployment"] * 4 + ["StatefulSet", "DaemonSet", "Job", "CronJob", "Pod"] + ["Service"] * 2 + ["ConfigMap"] * 3 + ["Secret", "ServiceAccount", "Role", "RoleBinding",
                         "ClusterRole", "ClusterRoleBinding", "Ingress", "HorizontalPodAutoscaler", "PersistentVolumeClaim", "PersistentVolume", "NetworkPolicy", "PodDisruptionBudget", "Namespace",
                         "CustomResourceDefinition", "Widget", "Widget", "StorageClass", "PriorityClass", "ValidatingWebhookConfiguration", "APIService"])
        made = getattr(self, "make_" + kind)(self.pick(NAMES))
        key = (made["kind"], made["metadata"]["name"])
        if key in self.made and self.chance(.97):
            return self.resource()
        self.made.add(key)
        return made

    def workload(self, kind, name, **spec):
        o = {"apiVersion": "apps/v1", "kind": kind, "metadata": self.metadata(name), "spec": dict(spec, template=self.template())}
        if self.chance(.7):
            o["spec"]["selector"] = {"matchLabels": {"app": "x"}}
        if kind in ("Deployment", "StatefulSet") and self.chance(.5):
            o["spec"]["replicas"] = self.r.randint(0, 3)
        return o

    def make_Deployment(self, n):
        return self.workload("Deployment", n)

    def make_StatefulSet(self, n):
        o = self.workload("StatefulSet", n, serviceName=self.pick(NAMES))
        if self.chance(.5):
            o["spec"]["volumeClaimTemplates"] = [{"metadata": {"name": "data"}, "spec": {"storageClassName": self.pick(NAMES)}}]
        return o

    def make_DaemonSet(self, n):
        return self.workload("DaemonSet", n)

    def make_Job(self, n):
        return {"apiVersion": "batch/v1", "kind": "Job", "metadata": self.metadata(n), "spec": {"template": self.template()}}

    def make_CronJob(self, n):
        return {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": self.metadata(n), "spec": {"schedule": "* * * * *", "jobTemplate": {"spec": {"template": self.template()}}}}

    def make_Pod(self, n):
        return {"apiVersion": "v1", "kind": "Pod", "metadata": self.metadata(n), "spec": self.pod()}

    def make_Service(self, n):
        o = {"apiVersion": "v1", "kind": "Service", "metadata": self.metadata(n), "spec": {"ports": [{"port": p} for p in self.some([80, 443], 2)]}}
        if self.chance(.7):
            o["spec"]["selector"] = {"app": "x"}
        return o

    def make_ConfigMap(self, n):
        o = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": self.metadata(n)}
        if self.chance(.9):
            o["data"] = self.text_map(["k", "key2", "file.txt", "other"])
        return o

    def make_Secret(self, n):
        return {"apiVersion": "v1", "kind": "Secret", "metadata": self.metadata(n), "stringData": self.text_map(["k", "p"])}

    def make_ServiceAccount(self, n):
        o = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": self.metadata(n)}
        if self.chance(.3):
            o["secrets"] = [{"name": self.pick(NAMES)}]
        if self.chance(.3):
            o["imagePullSecrets"] = [{"name": self.pick(NAMES)}]
        return o

    def rules(self):
        return [{"apiGroups": [""], "resources": ["configmaps"], "resourceNames": self.some(NAMES, 2), "verbs": ["get"]}]

    def make_Role(self, n):
        return {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": self.metadata(n), "rules": self.rules()}

    def make_ClusterRole(self, n):
        return {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": self.metadata(n, ""), "rules": self.rules()}

    def subjects(self):
        out = []
        for _ in range(self.r.randint(0, 2)):
            s = {"kind": "ServiceAccount", "name": self.pick(NAMES + ["default"])}
            if self.chance(.6):
                s["namespace"] = self.pick(["x", "team", "default", "other"]) if self.chance(.98) else self.pick([None, "", 1])
            out.append(s)
        if self.chance(.2):
            out.append({"kind": "Group", "name": "admins", "apiGroup": "rbac.authorization.k8s.io"})
        return out

    def make_RoleBinding(self, n):
        return {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": self.metadata(n), "subjects": self.subjects(),
                "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": self.pick(["Role", "ClusterRole"]), "name": self.pick(NAMES)}}

    def make_ClusterRoleBinding(self, n):
        return {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": self.metadata(n, ""), "subjects": self.subjects(),
                "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": self.pick(NAMES)}}

    def make_Ingress(self, n):
        o = {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": self.metadata(n), "spec": {
            "rules": [{"host": "h.example.com", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": self.pick(NAMES), "port": {"number": 80}}}}]}}]}}
        if self.chance(.5):
            o["spec"]["tls"] = [{"hosts": ["h"], "secretName": self.pick(NAMES)}]
        if self.chance(.2):
            o["spec"]["ingressClassName"] = self.pick(NAMES)
        return o

    def make_HorizontalPodAutoscaler(self, n):
        return {"apiVersion": self.pick(["autoscaling/v2", "autoscaling/v1"]), "kind": "HorizontalPodAutoscaler", "metadata": self.metadata(n), "spec": {
            "maxReplicas": 3, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": self.pick(["Deployment", "StatefulSet"]), "name": self.pick(NAMES)}}}

    def make_PersistentVolumeClaim(self, n):
        return {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": self.metadata(n), "spec": {"volumeName": self.pick(NAMES), "storageClassName": self.pick(NAMES)}}

    def make_PersistentVolume(self, n):
        return {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": self.metadata(n, ""), "spec": {"claimRef": {"name": self.pick(NAMES), "namespace": "x"}, "storageClassName": self.pick(NAMES)}}

    def make_NetworkPolicy(self, n):
        return {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": self.metadata(n), "spec": {
            "podSelector": {"matchLabels": {"app": "x"}}, "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "y"}}}]}]}}

    def make_PodDisruptionBudget(self, n):
        return {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": self.metadata(n), "spec": {"minAvailable": self.pick([1, "50%"]), "selector": {"matchLabels": {"app": "x"}}}}

    def make_Namespace(self, n):
        return {"apiVersion": "v1", "kind": "Namespace", "metadata": self.metadata(n, "")}

    def make_CustomResourceDefinition(self, n):
        o = {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": self.metadata(n + "s.example.com", ""), "spec": {"group": "example.com"}}
        if self.chance(.4):
            o["spec"]["conversion"] = {"strategy": "Webhook", "webhook": {"clientConfig": {"service": {"name": self.pick(NAMES), "namespace": "x"}}}}
        return o

    def make_Widget(self, n):
        return {"apiVersion": "example.com/v1", "kind": "Widget", "metadata": self.metadata(n), "spec": {
            "list": [{"name": x, "v": self.pick(TEXTS)} for x in self.some(["a", "b", "c"], 2)], "scalars": self.some(["p", "q", 1, True, None, 2.50], 3), "ref": self.pick(NAMES),
            "map": self.text_map(["m", "k1", "on", "y"]), "num": self.pick([1, 1.0, 1e10, 123456789012345678, -0.5, 1e-7])}}

    def make_StorageClass(self, n):
        return {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": self.metadata(n, ""), "provisioner": "x"}

    def make_PriorityClass(self, n):
        return {"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "metadata": self.metadata(n, ""), "value": 1}

    def make_ValidatingWebhookConfiguration(self, n):
        return {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration", "metadata": self.metadata(n, ""), "webhooks": [
            {"name": "w.example.com", "clientConfig": {"service": {"name": self.pick(NAMES), "namespace": "x"}}}]}

    def make_APIService(self, n):
        return {"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService", "metadata": self.metadata("v1." + n, ""), "spec": {"service": {"name": self.pick(NAMES), "namespace": "x"}}}

    # kustomizations

    def target(self, known, patterns=True):
        t = {}
        if known and self.chance(.8):
            o = self.pick(known)
            if self.chance(.7):
                t["kind"] = o["kind"]
            if self.chance(.6):
                t["name"] = o["metadata"]["name"] if not patterns or self.chance(.7) else self.pick([".*", "a.*", "(app|web)", "^app$", "ap"])
            if self.chance(.15) and o["metadata"].get("namespace"):
                t["namespace"] = o["metadata"]["namespace"]
            if self.chance(.15) and "/" in o["apiVersion"]:
                t["group"] = o["apiVersion"].split("/")[0]
            if self.chance(.1):
                t["version"] = o["apiVersion"].split("/")[-1]
        if self.chance(.15):
            t["labelSelector"] = self.pick(["app=v", "tier in (v,w)", "!env", "app", "app!=v", "tier notin (v)"])
        if self.chance(.1):
            t["annotationSelector"] = self.pick(["note", "z=v"])
        return t or {"kind": "ConfigMap"}

    def merge_patch(self, known, anonymous=False):
        o = self.pick(known) if known else self.make_ConfigMap("app")
        patch = {"apiVersion": o["apiVersion"], "kind": o["kind"], "metadata": {"name": "any" if anonymous else o["metadata"]["name"]}}
        if not anonymous and o["metadata"].get("namespace") and self.chance(.9):
            patch["metadata"]["namespace"] = o["metadata"]["namespace"]
        if self.chance(.3):
            patch["metadata"]["labels"] = self.text_map(LABELS) if self.chance(.8) else None
        if self.chance(.2):
            patch["metadata"]["annotations"] = dict(self.text_map(["note", "new"]), **({"z": None} if self.chance(.3) else {}))
        if o["kind"] in ("Deployment", "StatefulSet", "DaemonSet", "Job"):
            pod = {}
            if self.chance(.7):
                pod["containers"] = [self.patch_container() for _ in range(self.r.randint(1, 2))]
                if self.chance(.1):
                    pod["containers"].insert(0, {"$patch": "replace"})
            if self.chance(.3):
                pod["volumes"] = [self.pick([self.volume("v1"), self.volume("v3"), {"name": "v1", "$patch": "delete"}, {"name": "v2", "configMap": None, "emptyDir": {}}])]
            if self.chance(.1):
                pod["tolerations"] = [{"key": "other"}]
            if self.chance(.1):
                pod["imagePullSecrets"] = [{"name": "pull"}]
            if self.chance(.1):
                pod = dict(pod, **{"$patch": "replace"})
            patch["spec"] = {"template": {"spec": pod}}
            if self.chance(.2):
                patch["spec"]["replicas"] = self.pick([5, None])
            if self.chance(.1):
                patch["spec"]["selector"] = {"$patch": "replace", "matchLabels": {"new": "one"}}
        elif o["kind"] in ("ConfigMap", "Secret"):
            field = "data" if o["kind"] == "ConfigMap" else "stringData"
            patch[field] = dict(self.text_map(["k", "new", "file.txt"]), **({"key2": None} if self.chance(.4) else {}))
            if self.chance(.1):
                patch[field]["$patch"] = "replace"
        elif o["kind"] == "Service":
            patch["spec"] = {"ports": [self.pick([{"port": 80, "name": "http"}, {"port": 81, "protocol": "UDP"}, {"port": 80, "protocol": "TCP", "nodePort": 1}, {"port": 443, "$patch": "delete"}])]}
        elif o["kind"] == "Widget":
            patch["spec"] = {"list": [{"name": "a", "v": "patched"}, {"name": "z"}], "map": {"m": None, "p": "q"}, "scalars": self.pick([[1], [], None, ["x"]])}
        elif o["kind"].endswith("Binding"):
            patch["subjects"] = [{"kind": "User", "name": "u"}]
        if self.chance(.05):
            patch["$patch"] = "delete"
        return patch

    def patch_container(self):
        c = {"name": self.pick(["main", "side", "new"])}
        if self.chance(.1):
            return dict(c, **{"$patch": "delete"})
        if self.chance(.5):
            c["image"] = self.pick(IMAGES + ["patched:1"])
        if self.chance(.5):
            c["env"] = [self.pick([{"name": "A", "value": "patched"}, {"name": "B", "$patch": "delete"}, {"name": "Z", "value": "1"}, {"name": "A", "value": None}]) for _ in range(self.r.randint(1, 2))]
        if self.chance(.4):
            c["ports"] = [self.pick([{"containerPort": 80, "name": "web"}, {"containerPort": 8080, "protocol": "UDP"}, {"containerPort": 80, "protocol": "TCP", "hostPort": 1}, {"containerPort": 1}])
                          for _ in range(self.r.randint(1, 2))]
        if self.chance(.2):
            c["volumeMounts"] = [{"name": "v1", "mountPath": self.pick(["/v1", "/other"])}]
        if self.chance(.2):
            c["args"] = self.pick([["p"], None, []])
        if self.chance(.1):
            c["resources"] = {"limits": {"cpu": None}, "requests": {"cpu": "1"}}
        return c

    def json_patch(self):
        ops = []
        for _ in range(self.r.randint(1, 2)):
            ops.append(self.pick([
                {"op": "add", "path": "/metadata/annotations", "value": {"j": self.pick(TEXTS)}},
                {"op": "add", "path": "/metadata/annotations/j~1k", "value": "x"}, {"op": "replace", "path": "/metadata/labels", "value": {"only": "this"}},
                {"op": "replace", "path": "/metadata/name", "value": "renamed"}, {"op": "add", "path": "/data", "value": {"j": "k"}}, {"op": "add", "path": "/extra", "value": {"n": 12345678901234567, "f": 1.50, "t": "1e3"}},
                {"op": "copy", "from": "/metadata", "path": "/copied"}] if self.chance(.8) else [
                {"op": "remove", "path": "/metadata/labels"}, {"op": "replace", "path": "/data/k", "value": self.pick(TEXTS)}, {"op": "remove", "path": "/data/k"},
                {"op": "add", "path": "/spec/template/spec/containers/0/env", "value": [{"name": "J", "value": "1"}]}, {"op": "add", "path": "/spec/template/spec/containers/-", "value": {"name": "j", "image": "j"}},
                {"op": "replace", "path": "/spec/replicas", "value": self.pick([7, "7", 7.5])}, {"op": "test", "path": "/kind", "value": self.pick(["Deployment", "ConfigMap"])},
                {"op": "copy", "from": "/metadata/name", "path": "/metadata/labels"}, {"op": "move", "from": "/metadata/labels", "path": "/metadata/annotations"},
                {"op": "add", "path": "/spec/list/0", "value": {"name": "first"}}]))
        return ops

    def generator(self, secret, inherited):
        self.count = getattr(self, "count", 0) + 1
        g = {"name": "gen%d" % self.count if self.chance(.8) else self.pick(NAMES)}
        if inherited and self.chance(.6):
            old = self.pick(inherited)
            g = {"name": old["name"], "behavior": self.pick(["merge", "merge", "replace", "replace", "create"])}
            if "namespace" in old and self.chance(.9):
                g["namespace"] = old["namespace"]
        if self.chance(.2):
            g["namespace"] = self.pick(["x", "team"])
        if self.chance(.8):
            g["literals"] = ["%s=%s" % (k, self.pick(TEXTS[:30]).replace("\n", " ")) for k in self.some(["k", "l", "m.n"], 2)]
        if self.chance(.3):
            g["files"] = [self.pick(["f.txt", "key=f.txt", "b.bin"])]
        if self.chance(.2):
            g["envs"] = ["e.env"]
        if self.chance(.2):
            g["options"] = self.generator_options()
        if secret and self.chance(.3):
            g["type"] = "kubernetes.io/tls"
        return g

    def generator_options(self):
        o = {}
        if self.chance(.4):
            o["disableNameSuffixHash"] = True
        if self.chance(.4):
            o["labels"] = self.text_map(LABELS)
        if self.chance(.4):
            o["annotations"] = self.text_map(["note", "g"])
        if self.chance(.2):
            o["immutable"] = True
        return o or {"immutable": False}

    def replacement_target(self, known):
        return self.target(known) or {"kind": "ConfigMap"}

    def replacement(self, known):
        if not known:
            return None
        source = self.pick(known)
        s = {"kind": source["kind"], "name": source["metadata"]["name"]}
        if source["metadata"].get("namespace") and self.chance(.7):
            s["namespace"] = source["metadata"]["namespace"]
        if self.chance(.8):
            s["fieldPath"] = self.pick(["metadata.name"] * 4 + ["kind"] * 2 + ["metadata.namespace", "data.k", "spec.template.spec.containers.0.image", "spec.template.spec.containers.[name=main].image", "metadata.labels",
                                        "spec.replicas", "metadata.annotations.[example.com/a]", "spec.num", "kind"])
        if self.chance(.3):
            s["options"] = {"delimiter": self.pick([":", "/", "-", "."]), "index": self.r.randint(0, 1)}
        t = {"select": self.replacement_target(known), "fieldPaths": [self.pick(["metadata.labels.copied", "metadata.annotations.[a.b/c]", "data.copied", "spec.template.spec.containers.[name=main].env.[name=A].value",
                                                                    "spec.template.spec.containers.*.image", "spec.ref", "metadata.name", "spec.template.spec.containers.0.args.0", "spec.list.*.v", "spec.template.metadata.labels.app"])]}
        if self.chance(.6):
            t["options"] = {"create": True}
        if self.chance(.2):
            t.setdefault("options", {}).update(delimiter=self.pick(["/", ":", "-"]), index=self.r.randint(-1, 3))
        if self.chance(.2):
            t["reject"] = [self.replacement_target(known)]
        return {"source": s, "targets": [t]}

    def variable(self, name, known):
        o = self.pick(known)
        ref = {"kind": o["kind"], "name": o["metadata"]["name"], "apiVersion": o["apiVersion"]}
        v = {"name": name, "objref": ref}
        if self.chance(.5):
            v["fieldref"] = {"fieldpath": self.pick(["metadata.name", "metadata.namespace", "spec.replicas", "data.k"])}
        return v

    def layer(self, folder, bases, components, known, inherited):
        k = {}
        own = []
        if self.chance(.3):
            k["apiVersion"], k["kind"] = "kustomize.config.k8s.io/v1beta1", "Kustomization"
        resources = list(bases)
        for i in range(self.r.randint(0 if bases else 1, 3)):
            objects = [self.resource() for _ in range(self.r.randint(1, 3))]
            own += objects
            name = "r%d.yaml" % i
            self.files[folder + name] = "---\n".join(dump(o, flow=self.pick([None, None, False])) for o in objects)
            resources.insert(self.r.randint(0, len(resources)), name)
        k["resources"] = resources
        if components:
            k["components"] = components
        known = known + own
        self.fields(k, folder, known, inherited)
        self.files[folder + "kustomization.yaml"] = dump(k)
        return known, inherited

    def fields(self, k, folder, known, inherited):
        self.files[folder + "f.txt"] = self.pick(["plain\n", "two\nlines\n", "no end", "\ttab\n", "trailing \nspace\n", ""])
        self.files[folder + "b.bin"] = b"\xff\x00\x01" * 40
        self.files[folder + "e.env"] = "# comment\nA=1\nB = two \n\nC\n"
        if self.chance(.3):
            k["namePrefix"] = self.pick(["p-", "x.", "1"])
        if self.chance(.2):
            k["nameSuffix"] = self.pick(["-s", "-2"])
        if self.chance(.3):
            k["namespace"] = self.pick(["team", "prod", "default"])
        if self.chance(.2):
            k["commonLabels"] = self.text_map(LABELS, 2)
        if self.chance(.25):
            k["labels"] = [dict([("pairs", self.text_map(LABELS + ["l2"], 2))] + [(f, True) for f in self.some(["includeSelectors", "includeTemplates"], 1)]) for _ in range(self.r.randint(1, 2))]
        if self.chance(.2):
            k["commonAnnotations"] = self.text_map(["note", "c"], 2)
        if self.chance(.25):
            k["images"] = [dict([("name", self.pick(["nginx", "registry.example.com/team/app", "team/app", "busybox", ".*app"]))] + [(f, v) for f, v in
                           [("newName", "new/name"), ("newTag", self.pick(["v2", "1"])), ("digest", "sha256:" + "c" * 64)] if self.chance(.4)]) for _ in range(self.r.randint(1, 2))]
        workloads = [o for o in known if o["kind"] in ("Deployment", "StatefulSet")]
        if workloads and self.chance(.2):
            k["replicas"] = [{"name": self.pick(workloads)["metadata"]["name"], "count": self.r.randint(0, 9)}]
        for field, secret in (("configMapGenerator", False), ("secretGenerator", True)):
            if self.chance(.25):
                k[field] = [self.generator(secret, inherited.get(field)) for _ in range(self.r.randint(1, 2))]
                inherited.setdefault(field, []).extend(k[field])
        if self.chance(.15):
            k["generatorOptions"] = self.generator_options()
        self.patches(k, folder, known)
        if self.chance(.15):
            k["replacements"] = [r for r in [self.replacement(known)] if r]
        if known and self.chance(.1):
            k["vars"] = [self.variable("VAR_" + self.pick("AB") + folder.strip("/").replace("layer", "") * self.r.randint(0, 1), known)]
        if self.chance(.1):
            k["sortOptions"] = self.pick([{"order": "fifo"}, {"order": "legacy"}, {"order": "legacy", "legacySortOptions": {"orderFirst": ["Secret"], "orderLast": ["Namespace"]}}])
        if self.chance(.08):
            k["buildMetadata"] = self.some(["originAnnotations", "transformerAnnotations"], 2)
        if self.chance(.08):
            self.files[folder + "config.yaml"] = dump(self.pick([
                {"nameReference": [{"kind": "ConfigMap", "version": "v1", "fieldSpecs": [{"kind": "Widget", "path": "spec/ref"}]}]}, {"commonLabels": [{"path": "spec/map", "kind": "Widget", "create": True}]},
                {"images": [{"path": "spec/list/v", "kind": "Widget"}]}, {"namePrefix": [{"path": "spec/ref", "kind": "Widget"}]}, {"varReference": [{"path": "spec/map", "kind": "Widget"}]},
                {"replicas": [{"path": "spec/num", "kind": "Widget", "create": True}]}, {"namespace": [{"path": "spec/space", "kind": "Widget", "create": True}]}]))
            k["configurations"] = ["config.yaml"]
        if self.chance(.1):
            self.plugins(k, folder, known)

    def patches(self, k, folder, known):
        if self.chance(.4):
            entries = []
            for i in range(self.r.randint(1, 3)):
                if self.chance(.6):
                    anonymous = self.chance(.3)
                    entry = {"patch": Literal(dump(self.merge_patch(known, anonymous)))}
                    if anonymous:
                        entry["target"] = self.target(known)
                    if self.chance(.1):
                        entry["options"] = {"allowNameChange": True}
                else:
                    ops = self.json_patch()
                    entry = {"patch": Literal(json.dumps(ops) if self.chance(.3) else dump(ops)), "target": self.target(known)}
                if self.chance(.3):
                    name = "patch%d.yaml" % i
                    self.files[folder + name] = str(entry.pop("patch"))
                    entry["path"] = name
                entries.append(entry)
            k["patches"] = entries
        if self.chance(.1):
            k["patchesStrategicMerge"] = [Literal(dump(self.merge_patch(known)))]
        if known and self.chance(.1):
            o = self.pick(known)
            k["patchesJson6902"] = [{"target": {"version": o["apiVersion"].split("/")[-1], "kind": o["kind"], "name": o["metadata"]["name"]}, "patch": Literal(dump(self.json_patch()))}]

    def plugins(self, k, folder, known):
        choice = self.r.randint(0, 4)
        meta = {"apiVersion": "builtin", "metadata": {"name": "plugin"}}
        t = [dict(meta, kind="PrefixTransformer", prefix="t-", fieldSpecs=[{"path": "metadata/name"}, {"path": "spec/ref", "kind": "Widget"}]),
             dict(meta, kind="LabelTransformer", labels={"t": "l"}, fieldSpecs=[{"path": "metadata/labels", "create": True}]),
             dict(meta, kind="NamespaceTransformer", metadata={"name": "plugin", "namespace": "plug"}, unsetOnly=self.chance(.5), setRoleBindingSubjects=self.pick(["allServiceAccounts", "none", "defaultOnly"]),
                  fieldSpecs=[{"path": "metadata/name", "kind": "Namespace", "create": True}]),
             dict(meta, kind="AnnotationsTransformer", annotations={"t": "a"}, fieldSpecs=[{"path": "metadata/annotations", "create": True}]),
             dict(meta, kind="PatchTransformer", patch=dump([{"op": "add", "path": "/metadata/labels", "value": {"t": "p"}}]), target={"kind": "ConfigMap"})][choice]
        if self.chance(.5):
            k["transformers"] = [Literal(dump(t))]
        else:
            self.files[folder + "t.yaml"] = dump(t)
            k["transformers"] = ["t.yaml"]

    def component(self, folder, known, inherited):
        k = {"apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": "Component"}
        if self.chance(.4):
            self.files[folder + "r.yaml"] = dump(self.resource())
            k["resources"] = ["r.yaml"]
        self.fields(k, folder, known, inherited)
        self.files[folder + "kustomization.yaml"] = dump(k)

    def make(self):
        """The path of the outermost kustomization."""
        depth = self.r.choice([1, 1, 2, 2, 2, 3, 4])
        known, inherited, bases = [], {}, []
        for i in range(depth):
            components = []
            if self.chance(.15):
                self.component("comp%d/" % i, known, inherited)
                components = ["../comp%d" % i]
            if i and self.chance(.2):
                known, inherited = self.layer("extra%d/" % i, [], [], known, inherited)
                bases.append("../extra%d" % i)
            known, inherited = self.layer("layer%d/" % i, bases, components, known, inherited)
            bases = ["../layer%d" % i]
        return "layer%d" % (depth - 1)
