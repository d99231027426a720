// Talks to a cluster with the official JavaScript client, and prints what it saw as one line of JSON.
// usage: node client.mjs FOLDER_OF_node_modules KUBECONFIG NAMESPACE
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [modules, kubeconfig, namespace] = process.argv.slice(2);
const k8s = await import(pathToFileURL(join(modules, '@kubernetes/client-node/dist/index.js')).href);
const kc = new k8s.KubeConfig();
kc.loadFromFile(kubeconfig);

const core = kc.makeApiClient(k8s.CoreV1Api);
const definitions = kc.makeApiClient(k8s.ApiextensionsV1Api);
const custom = kc.makeApiClient(k8s.CustomObjectsApi);
const objects = k8s.KubernetesObjectApi.makeApiClient(kc);
const seen = {};

async function failure(call) {
  try {
    await call();
    return null;
  } catch (error) {
    const body = typeof error.body === 'string' ? JSON.parse(error.body) : error.body;
    return { code: error.code, reason: body.reason, message: body.message };
  }
}

await core.createNamespace({ body: { metadata: { name: namespace } } });

// A watch that sees everything that follows.
const events = [];
let deleted;
const gone = new Promise((resolve) => { deleted = resolve; });
const { resourceVersion } = (await core.listNamespacedConfigMap({ namespace })).metadata;
const watch = await new k8s.Watch(kc).watch(
  `/api/v1/namespaces/${namespace}/configmaps`,
  { resourceVersion, allowWatchBookmarks: true },
  (type, item) => {
    if (item.metadata?.name === 'a') {
      events.push(type);
      if (type === 'DELETED') deleted();
    }
  },
  () => {});

const body = { metadata: { name: 'a', labels: { app: 'js' } }, data: { k: 'v' } };
await core.createNamespacedConfigMap({ namespace, body });
seen.conflict = await failure(() => core.createNamespacedConfigMap({ namespace, body }));
seen.missing = await failure(() => core.readNamespacedConfigMap({ namespace, name: 'nope' }));
seen.invalid = await failure(() => core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'A_' } } }));

const patch = (strategy, change) => core.patchNamespacedConfigMap(
  { namespace, name: 'a', body: change }, k8s.setHeaderOptions('Content-Type', strategy));
await patch(k8s.PatchStrategy.JsonPatch, [{ op: 'add', path: '/data/json', value: '1' }]);
await patch(k8s.PatchStrategy.MergePatch, { data: { merge: '1' } });
await patch(k8s.PatchStrategy.StrategicMergePatch, { data: { strategic: '1' } });
const applied = await objects.patch(
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace }, data: { apply: '1' } },
  undefined, undefined, 'js', true, k8s.PatchStrategy.ServerSideApply);
seen.data = Object.keys(applied.data).sort();
seen.managers = applied.metadata.managedFields.map((entry) => `${entry.manager} ${entry.operation}`).filter((entry) => entry === 'js Apply');
seen.selected = (await core.listNamespacedConfigMap({ namespace, labelSelector: 'app=js' })).items.map((item) => item.metadata.name);

const plural = 'gauges';
const group = 'js.example.com';
await definitions.createCustomResourceDefinition({
  body: {
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural, singular: 'gauge', kind: 'Gauge' },
      versions: [{
        name: 'v1', served: true, storage: true, subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', properties: { level: { type: 'integer', minimum: 0, _default: 7 } } },
              status: { type: 'object', x_kubernetes_preserve_unknown_fields: true },
            },
          },
        },
      }],
    },
  },
});
for (let established = false; !established;) {
  const { status } = await definitions.readCustomResourceDefinition({ name: `${plural}.${group}` });
  established = (status?.conditions ?? []).some((condition) => condition.type === 'Established' && condition.status === 'True');
}

const place = { group, version: 'v1', namespace, plural };
const gauge = await custom.createNamespacedCustomObject({ ...place, body: { apiVersion: `${group}/v1`, kind: 'Gauge', metadata: { name: 'g' }, spec: {} } });
seen.level = gauge.spec.level;
seen.badLevel = await failure(() => custom.createNamespacedCustomObject(
  { ...place, body: { apiVersion: `${group}/v1`, kind: 'Gauge', metadata: { name: 'h' }, spec: { level: -1 } } }));
const status = await custom.patchNamespacedCustomObjectStatus(
  { ...place, name: 'g', body: { status: { ok: true } } }, k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.MergePatch));
seen.ok = status.status.ok;
seen.gauges = (await custom.listNamespacedCustomObject(place)).items.length;
await custom.deleteNamespacedCustomObject({ ...place, name: 'g' });

await core.deleteNamespacedConfigMap({ namespace, name: 'a' });
await gone;
watch.abort();
seen.events = events;
await definitions.deleteCustomResourceDefinition({ name: `${plural}.${group}` });
console.log(JSON.stringify(seen));
process.exit(0);
