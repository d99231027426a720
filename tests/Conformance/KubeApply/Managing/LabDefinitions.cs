using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Managing;

/// <summary>The definition that the recorded server had from before: two versions, of which the second has a field more, with a default.</summary>
internal static class LabDefinitions
{
    public static MapNode Migrated { get; } = (MapNode)JsonNodeReader.Read(
        """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "migs.lab.example.com"}, "spec": {
          "group": "lab.example.com", "scope": "Namespaced",
          "names": {"plural": "migs", "singular": "mig", "kind": "Mig", "listKind": "MigList"},
          "versions": [
            {"name": "v1", "served": true, "storage": true, "subresources": {"status": {}}, "schema": {"openAPIV3Schema": {"type": "object", "properties": {
              "spec": {"type": "object", "properties": {"a": {"type": "string"}}},
              "status": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}}},
            {"name": "v2", "served": true, "storage": false, "subresources": {"status": {}}, "schema": {"openAPIV3Schema": {"type": "object", "properties": {
              "spec": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string", "default": "bd"}}},
              "status": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}}}]}}
        """u8);
}
