using System.Text;
using Flux.Contracts.Schemas;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;

namespace Flux.Cel.Bench;

/// <summary>Objects as a cluster has them.</summary>
internal static class Samples
{
    public static MapNode Kustomization() => Read("""
        {"apiVersion":"kustomize.toolkit.fluxcd.io/v1","kind":"Kustomization","metadata":{"name":"apps","namespace":"flux-system","generation":3},
         "spec":{"interval":"10m","retryInterval":"2m","timeout":"3m","path":"./apps/production","prune":true,"wait":true,"force":false,
          "sourceRef":{"kind":"GitRepository","name":"flux-system"},"serviceAccountName":"reconciler",
          "dependsOn":[{"name":"infra-controllers"},{"name":"infra-configs","namespace":"flux-system"}],
          "decryption":{"provider":"sops","secretRef":{"name":"sops-age"}},
          "postBuild":{"substitute":{"cluster":"production","domain":"example.com"},"substituteFrom":[{"kind":"ConfigMap","name":"vars","optional":true}]},
          "patches":[{"patch":"- op: remove\n  path: /spec/replicas","target":{"kind":"Deployment","labelSelector":"app=web"}}],
          "images":[{"name":"web","newTag":"1.2.3"}],
          "healthChecks":[{"apiVersion":"apps/v1","kind":"Deployment","name":"web","namespace":"apps"}]},
         "status":{"observedGeneration":3,"lastAppliedRevision":"main@sha1:4d7a0f5c","conditions":[
          {"type":"Reconciling","status":"False","reason":"Done","message":"","lastTransitionTime":"2024-01-01T00:00:00Z","observedGeneration":3},
          {"type":"Ready","status":"True","reason":"ReconciliationSucceeded","message":"Applied revision: main@sha1:4d7a0f5c","lastTransitionTime":"2024-01-01T00:00:00Z","observedGeneration":3},
          {"type":"Healthy","status":"True","reason":"Succeeded","message":"Health check passed","lastTransitionTime":"2024-01-01T00:00:00Z","observedGeneration":3}]}}
        """);

    public static MapNode Repository() => Read("""
        {"apiVersion":"source.toolkit.fluxcd.io/v1","kind":"GitRepository","metadata":{"name":"apps","namespace":"flux-system"},
         "spec":{"interval":"1m","url":"https://github.com/example/apps","ref":{"branch":"main"},"provider":"generic","timeout":"60s","secretRef":{"name":"auth"},
          "include":[{"repository":{"name":"shared"},"fromPath":"charts","toPath":"charts"}]}}
        """);

    public static StructuralSchema Schema(string name) => StructuralSchema.Parse(SchemaOf((MapNode)JsonNodeReader.Read(CrdDocuments.Find(name)!.Json.Span)!));

    public static Node SchemaOf(MapNode definition) => ((MapNode)definition.GetMap("spec")!.GetList("versions")![0]).GetMap("schema")!["openAPIV3Schema"]!;

    private static MapNode Read(string json) => (MapNode)JsonNodeReader.Read(Encoding.UTF8.GetBytes(json))!;
}
