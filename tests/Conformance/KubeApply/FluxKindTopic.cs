using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary><c>flux/&lt;kind&gt;</c> and <c>flagger/&lt;kind&gt;</c>: creation of one object, on the schema engine without a server.</summary>
internal sealed class FluxKindTopic : ICorpusTopic
{
    private readonly Server.LabCluster _cluster = new();

    public bool Handles(string path) =>
        (path.StartsWith("flux/", StringComparison.Ordinal) && path is not ("flux/life" or "flux/status")) || path.StartsWith("flagger/", StringComparison.Ordinal);

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support)
    {
        var kind = document.GetString("kind")!;
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            var id = $"{path}/{item.GetString("id")}";
            yield return IsAboutTheRequest(kind, item) ? new ConformanceCase(id, token => SendAsync(item, token)) : ConformanceCase.Create(id, () => Replay(kind, item));
        }
    }

    /// <summary>Whether the request itself is refused: its kind, version or namespace is another one than the path's, or an option is wrong.</summary>
    private static bool IsAboutTheRequest(string kind, MapNode item)
    {
        var body = item.GetMap("request", "body") ?? new MapNode();
        var path = item.GetString("request", "path")!;
        return body.GetString("kind") != kind
            || !path.StartsWith($"/apis/{body.GetString("apiVersion")}/", StringComparison.Ordinal)
            || (body.GetString("metadata", "namespace") is { } ns && !path.Contains($"/namespaces/{ns}/", StringComparison.Ordinal))
            || FieldValidation(path) is not ("Ignore" or "Warn" or "Strict");
    }

    private async Task<string?> SendAsync(MapNode item, CancellationToken cancellationToken)
    {
        var answer = await (await _cluster.SenderAsync()).SendAsync(Server.LabCluster.Request(item.GetMap("request")!), cancellationToken);
        var want = item.GetMap("want")!;
        return answer.Status == want.GetInt64("code") ? Server.ServerAnswer.Compare(new KubeHttp.TemplateMatcher(), want, answer) : $"code {answer.Status}: {answer.Text}";
    }

    private static string? Replay(string kind, MapNode item)
    {
        var (group, schema) = CustomResources.Find(kind);
        var resource = item.GetMap("request", "body")!.Copy();
        var want = item.GetMap("want")!;
        var validation = FieldValidation(item.GetString("request", "path")!);
        resource.GetOrAddMap("metadata").TryAdd("namespace", "default");
        schema.Default(resource);
        var unknown = schema.Prune(resource);
        var texts = unknown.Select(field => $"unknown field {GoText.Quote(field)}").ToArray();
        if (texts.Length > 0 && validation == "Strict")
        {
            var version = resource.GetString("apiVersion")!.Split('/')[^1];
            var message = $"{kind} in version \"{version}\" cannot be handled as a {kind}: strict decoding error: {string.Join(", ", texts)}";
            return Expectation.Difference(want.Get("body", "message"), message);
        }

        resource.Remove("status");
        var metadata = ObjectMetaValidator.Validate(resource.GetMap("metadata")!, isNamespaced: true, NameRules.Dns1123Subdomain);
        IReadOnlyList<FieldError> errors = [.. metadata, .. schema.Validate(resource, null, metadata).Errors];
        if (errors.Count > 0)
        {
            var name = resource.GetString("metadata", "name") ?? "";
            var status = FieldErrorList.InvalidStatus(new GroupKind(group, kind), name, errors);
            return Expectation.StatusDifference(want["body"], status, item.GetBoolean("orderVaries") == true || want.GetBoolean("orderVaries") == true);
        }

        // What is answered was read back from storage, which fills in defaults again.
        schema.Default(resource);
        return Expectation.Difference(want["object"], resource) ?? Warnings(want, validation == "Ignore" ? [] : texts);
    }

    private static string? Warnings(MapNode want, string[] texts)
    {
        // Warnings about finalizer names come from the handling of metadata.
        var expected = want.GetList("warnings")?.Where(warning => warning.ToString().Contains("unknown field", StringComparison.Ordinal)) ?? [];
        var actual = texts.Select(text => (Node)$"299 - {GoText.Quote(text)}");
        return Expectation.Difference(new ListNode(expected), new ListNode(actual));
    }

    private static string FieldValidation(string path)
    {
        var at = path.IndexOf("fieldValidation=", StringComparison.Ordinal);
        return at < 0 ? "Warn" : path[(at + "fieldValidation=".Length)..].Split('&')[0];
    }
}
