using Flux.Manifests.Json;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>The fields of <c>metadata</c>, which no definition may change.</summary>
internal static class ObjectMetaSchema
{
    private const string Json = """
        {
          "type": "object",
          "properties": {
            "name": {"type": "string"}, "generateName": {"type": "string"}, "namespace": {"type": "string"},
            "selfLink": {"type": "string"}, "uid": {"type": "string"}, "resourceVersion": {"type": "string"},
            "generation": {"type": "integer"},
            "creationTimestamp": {"type": "string", "nullable": true}, "deletionTimestamp": {"type": "string", "nullable": true},
            "deletionGracePeriodSeconds": {"type": "integer"},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "annotations": {"type": "object", "additionalProperties": {"type": "string"}},
            "finalizers": {"type": "array", "items": {"type": "string"}},
            "ownerReferences": {"type": "array", "items": {"type": "object", "properties": {
              "apiVersion": {"type": "string"}, "kind": {"type": "string"}, "name": {"type": "string"}, "uid": {"type": "string"},
              "controller": {"type": "boolean"}, "blockOwnerDeletion": {"type": "boolean"}}}},
            "managedFields": {"type": "array", "items": {"type": "object", "properties": {
              "manager": {"type": "string"}, "operation": {"type": "string"}, "apiVersion": {"type": "string"}, "time": {"type": "string"},
              "fieldsType": {"type": "string"}, "subresource": {"type": "string"},
              "fieldsV1": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}}
          }
        }
        """;

    public static SchemaNode Node { get; } = SchemaParser.Parse(JsonNodeReader.Read(Json));
}
