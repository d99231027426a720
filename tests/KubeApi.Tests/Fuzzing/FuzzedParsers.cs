using System.Text;
using Flux.KubeApi.Handlers;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Patching;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Selection;
using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Tests.Fuzzing;

/// <summary>The parsers of requests.</summary>
internal static class FuzzedParsers
{
    private static readonly BodyParser Bodies = new(new NoProtobuf());

    private static readonly MapNode Sample = (MapNode)JsonNodeReader.Read(
        """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":{"app":"x"},"finalizers":["a","b"]},"data":{"k":"v","n":"1"},"list":[{"name":"a","v":1},{"name":"b"}]}""").Freeze();

    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        new("JSON body", [Bytes(Sample.ToString()!)], bytes => Bodies.Parse(bytes, MediaFormat.Json, "ConfigMap")),
        new("YAML body", [Bytes("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {app: x}}\ndata:\n  k: |\n    text\n  l: >-\n    more\nlist:\n- &a {n: 1}\n- *a\n"), Bytes(Sample.ToString()!)], bytes => Bodies.Parse(bytes, MediaFormat.Yaml, "ConfigMap")),
        new(
            "JSON patch",
            [Bytes("""[{"op":"add","path":"/metadata/labels/b~1c","value":{"x":[1]}},{"op":"remove","path":"/list/0"},{"op":"replace","path":"/data/k","value":"w"},{"op":"move","from":"/data/k","path":"/data/m"},{"op":"copy","from":"/list/-","path":"/list/1"},{"op":"test","path":"/kind","value":"ConfigMap"}]""")],
            bytes => JsonObjectPatch.Parse(bytes).Apply(Sample)),
        new("merge patch", [Bytes("""{"metadata":{"labels":{"app":null,"b":"c"}},"data":{"k":{"x":1}},"list":[]}""")], bytes => new MergeObjectPatch(JsonNodeReader.Read(bytes), []).Apply(Sample)),
        new("managedFields", [Bytes("""{"f:data":{".":{},"f:k":{}},"f:list":{"k:{\"name\":\"a\"}":{".":{},"f:v":{}},"v:1":{},"i:0":{}}}""")], ReadManagedFields),
        new("label selector", [Bytes("app=x,tier in (a,b),!c,d!=e,f notin (g),h"), Bytes("a.b/c==d")], bytes => RequestSelectors.Labels(Text(bytes))),
        new("field selector", [Bytes("metadata.name=a,spec.nodeName!=b"), Bytes(@"a=b\,c\=d")], bytes => RequestSelectors.Fields(Text(bytes))),
        new("continue token", [Bytes(ContinueToken.Encode(7, new ObjectKey(new ResourceKey("", "configmaps"), "a", "b"), allNamespaces: true))], bytes => ContinueToken.Decode(Text(bytes))),
        new("query", [Bytes("?dryRun=All&fieldManager=a&fieldValidation=Strict&force=true&limit=5&continue=a&resourceVersion=1&resourceVersionMatch=Exact&watch=1&timeoutSeconds=5&allowWatchBookmarks=true&sendInitialEvents=true")], ReadQuery),
        new("path", [Bytes("/apis/apps/v1/namespaces/a/deployments/b/status"), Bytes("/api/v1/watch/pods"), Bytes("/api/v1/namespaces/a/finalize")], ReadPath),
        new(
            "CEL",
            [Bytes("object.data.all(k, k.size() > 0) && has(object.metadata.labels) ? request.name == 'a' : [1, 2.5, 3u].exists(x, x == 1) || object.list.filter(i, i.name == 'a').map(i, i.v)[0] > 0"), Bytes("'a-b'.split('-').join('') + string(quantity('1Gi').asInteger()) + b'\\x00'.size().format([1]) + {'a': timestamp('2024-01-01T00:00:00Z')}.?a.orValue(null)")],
            ReadExpression),
        new("Accept header", [Bytes("application/json;as=Table;v=v1;g=meta.k8s.io,application/yaml;q=0.5,*/*;q=0.1")], ReadAccept),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static void ReadManagedFields(byte[] bytes)
    {
        var entry = new MapNode { { "manager", "a" }, { "operation", "Update" }, { "apiVersion", "v1" }, { "fieldsType", "FieldsV1" }, { "fieldsV1", JsonNodeReader.Read(bytes) } };
        var item = new MapNode { { "metadata", new MapNode { { "managedFields", new ListNode { entry } } } } };
        if (ManagedFields.TryRead(item, out var managed, out _))
        {
            managed.ToNode();
        }
    }

    private static void ReadQuery(byte[] bytes)
    {
        var text = Text(bytes);
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(text.StartsWith('?') ? text : "?" + text);
        QueryReader.ReadWriteOptions(request, "CreateOptions");
        ListOptions.Read(request, isWatch: bytes.Length % 2 == 0);
    }

    private static void ReadPath(byte[] bytes)
    {
        // The HTTP server refuses a NUL in a path before anything else sees it.
        var text = Text(bytes).Replace("%00", "", StringComparison.Ordinal);
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Path = text.StartsWith('/') ? text : "/" + text;
        RequestInfoParser.Parse(request);
    }

    private static void ReadExpression(byte[] bytes)
    {
        var text = Text(bytes);
        AdmissionEnvironment.Create(hasParams: false, hasAuthorizer: true, null).Compile(text);
        CelEnvironments.Unchecked.Compile(text).Program?.Evaluate(CelVariables.Of(("object", CelNodes.Wrap(Sample))), budget: 20_000);
    }

    private static void ReadAccept(byte[] bytes)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Accept = Text(bytes);
        ContentNegotiator.Negotiate(request);
    }
}
