using System.Text.RegularExpressions;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Conformance.KubeApply.FieldManagement;

/// <summary>One scenario. Between steps it keeps what the recorded server answered.</summary>
internal sealed class FieldManagerReplay(IManagedKind? customKind)
{
    private static readonly Regex RecordedUid = new("<uid:[0-9]+>", RegexOptions.CultureInvariant);

    private static readonly Regex Uid = new("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _uids = new(StringComparer.Ordinal);

    private readonly Dictionary<string, MapNode> _objects = new(StringComparer.Ordinal);

    public string? Run(MapNode scenario)
    {
        var position = 0;
        foreach (var step in scenario.GetList("steps")!.OfType<MapNode>())
        {
            var request = step.GetMap("request")!;
            if (Step(new RecordedRequest(request), WithSentUids(step.GetMap("want")!, request)) is { } difference)
            {
                return $"step {position}: {difference}";
            }

            position++;
        }

        return null;
    }

    // Uids that a client made up were normalised in the answers, by first appearance, but not in the requests.
    private MapNode WithSentUids(MapNode want, MapNode request)
    {
        var text = JsonNodeWriter.WriteToString(want);
        var own = want.GetString("body", "metadata", "uid");
        var sent = Distinct(Uid, JsonNodeWriter.WriteToString(request)).Where(uid => !_uids.ContainsValue(uid));
        foreach (var (recorded, uid) in Distinct(RecordedUid, text).Where(uid => uid != own && !_uids.ContainsKey(uid)).Zip(sent).ToList())
        {
            _uids.Add(recorded, uid);
        }

        return (MapNode)JsonNodeReader.Read(RecordedUid.Replace(text, match => _uids.GetValueOrDefault(match.Value, match.Value)));
    }

    private static IEnumerable<string> Distinct(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Value).Distinct();

    private string? Step(RecordedRequest request, MapNode want)
    {
        var code = want.GetInt64("code") ?? 0;
        var body = want.GetMap("body") ?? [];
        if (request.Method == "DELETE" && code < 300)
        {
            Delete(request, body);
        }

        if (request.Method is "GET" or "DELETE" or "HEAD")
        {
            return null;
        }

        return request.IsApply ? Apply(request, code, body) : code < 300 ? Update(request, body) : null;
    }

    // Finalizers keep an object, marked as going.
    private void Delete(RecordedRequest request, MapNode answered)
    {
        if (answered.GetString("metadata", "deletionTimestamp") is null)
        {
            _objects.Remove(request.Object);
        }
        else
        {
            Keep(request, answered, _objects[request.Object]);
        }
    }

    private string? Apply(RecordedRequest request, long code, MapNode want)
    {
        if (request.Body is not { } patch)
        {
            return null;
        }

        var live = _objects.GetValueOrDefault(request.Object);
        var apiVersion = patch.GetString("apiVersion") ?? "";
        var result = Manager(patch).Apply(
            live,
            patch,
            new ApplyOptions { Manager = request.Manager, ApiVersion = apiVersion, Force = request.Force, Subresource = request.Subresource });
        if (code >= 300)
        {
            return IsOwnError(want) ? Error(want, result) : null;
        }

        if (result.Object is null)
        {
            return $"wanted success, got {result.Code} {result.Message}";
        }

        Keep(request, want, result.Object);
        return Owners(want, result.Object);
    }

    private string? Update(RecordedRequest request, MapNode want)
    {
        var isKept = want.GetString("metadata", "managedFields") != "<not kept>" && want.ContainsKey("kind");
        var live = request.Method == "POST" ? null : _objects.GetValueOrDefault(request.Object);
        var next = isKept ? want.Copy() : live is null ? null : Merged(live, request.Body!);
        if (next is null)
        {
            return null;
        }

        SetManagedFields(next, request.SetsManagedFields(out var sent) ? sent : live.Get("metadata", "managedFields"));
        var options = new UpdateOptions { Manager = request.Manager, ApiVersion = next.GetString("apiVersion")!, Subresource = request.Subresource };
        var result = Manager(next).Update(live, next, options);
        Keep(request, isKept ? want : result.Object, result.Object);
        return isKept ? Owners(want, result.Object) : null;
    }

    // The server keeps what it answers, except that times are not recorded.
    private void Keep(RecordedRequest request, MapNode answered, MapNode computed)
    {
        if (!request.IsDryRun)
        {
            var name = answered.GetString("metadata", "name");
            var key = request.Method == "POST" ? $"{request.Object}/{name}" : request.Object;
            var kept = answered.Copy();
            SetManagedFields(kept, computed.Get("metadata", "managedFields"));
            _objects[key] = kept;
        }
    }

    private FieldManager Manager(MapNode value)
    {
        var gvk = new ManifestObject(value).GroupVersionKind;
        return new FieldManager(customKind ?? BuiltinKind(gvk), TimeProvider.System);
    }

    private static ManagedKind BuiltinKind(GroupVersionKind gvk)
    {
        var schemas = BuiltinTypes.Find(gvk) is { } type ? new Dictionary<string, TypedSchema> { [gvk.ApiVersion] = type } : [];
        return new ManagedKind(gvk.Kind, schemas, ManagedKind.BuiltinStatus);
    }

    private static void SetManagedFields(MapNode value, Node? managedFields)
    {
        var metadata = value.GetOrAddMap("metadata");
        metadata.Remove("managedFields");
        if (managedFields is not null)
        {
            metadata.Set("managedFields", managedFields.DeepClone());
        }
    }

    private static MapNode Merged(MapNode live, MapNode patch)
    {
        var merged = live.Copy();
        foreach (var (key, value) in patch)
        {
            merged.Set(key, value is MapNode map && merged[key] is MapNode old ? Merged(old, map) : value);
        }

        return merged;
    }

    private static bool IsOwnError(MapNode status)
    {
        string[] starts = ["Apply failed with ", "failed to create typed ", "metadata.managedFields must be nil", "invalid object type"];
        return Array.Exists(starts, (status.GetString("message") ?? "").StartsWith);
    }

    private static string? Error(MapNode want, ApplyResult result)
    {
        var got = new ListNode(result.Conflicts.Select(cause => (Node)new MapNode
        {
            { "reason", "FieldManagerConflict" }, { "message", cause.Message }, { "field", cause.Field },
        }));
        var causes = want.GetList("details", "causes") ?? [];
        return Expectation.Difference(want["code"], result.Code)
            ?? Expectation.Difference(want["message"], result.Message)
            ?? Expectation.Difference(Sorted(causes), Sorted(got));
    }

    private static string? Owners(MapNode want, MapNode got) =>
        Expectation.Difference(Sorted(want.GetList("metadata", "managedFields")), Sorted(got.GetList("metadata", "managedFields")));

    // The recorder sorted the entries; which of several causes comes first varies from run to run.
    private static ListNode Sorted(ListNode? entries) => new((entries ?? []).OrderBy(
        entry => $"{entry.GetString("operation")} {entry.GetString("manager")} {entry.GetString("apiVersion")} {entry.GetString("subresource")} {entry.GetString("message")} {entry.GetString("field")}",
        StringComparer.Ordinal));
}
