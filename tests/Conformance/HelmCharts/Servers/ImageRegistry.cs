using System.Security.Cryptography;
using System.Text;
using Flux.Cli.Helm.Http;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts.Servers;

/// <summary>A registry as the distribution project's answers: blobs, manifests, tags; with a password if asked for.</summary>
internal sealed class ImageRegistry(bool hasPassword)
{
    private static readonly string Login = "Basic " + Convert.ToBase64String("user:pass"u8);

    private readonly Dictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, byte[]>> _tags = new(StringComparer.Ordinal);
    private readonly List<byte[]> _manifests = [];

    public IReadOnlyList<string> Digests => [.. _manifests.Select(Digest)];

    public byte[]? LastManifest => _manifests.Count > 0 ? _manifests[^1] : null;

    public byte[]? Blob(string digest) => _blobs.GetValueOrDefault(digest);

    public string TagList => _tags.Count == 0 ? "" : Tags(_tags.Keys.Last());

    public HttpReply Answer(HttpCall call)
    {
        var path = new Uri(call.Url).AbsolutePath;
        if (hasPassword && call.Headers.GetValueOrDefault("Authorization") != Login)
        {
            return Error(401, "Unauthorized", "UNAUTHORIZED", "authentication required", null, new() { ["www-authenticate"] = "Basic realm=\"registry\"" });
        }

        if (path == "/v2/")
        {
            return Reply(200, "OK", "{}"u8.ToArray(), []);
        }

        foreach (var (part, answer) in (ReadOnlySpan<(string, Func<HttpCall, string, string, HttpReply>)>)
            [("/tags/list", AnswerTags), ("/manifests/", AnswerManifest), ("/blobs/uploads/", AnswerUpload), ("/blobs/", AnswerBlob)])
        {
            var at = path.IndexOf(part, StringComparison.Ordinal);
            if (at > 0)
            {
                return answer(call, path["/v2/".Length..at], path[(at + part.Length)..]);
            }
        }

        return Reply(404, "Not Found", [], []);
    }

    private HttpReply AnswerTags(HttpCall call, string repository, string rest) => _tags.ContainsKey(repository)
        ? Reply(200, "OK", Encoding.UTF8.GetBytes(Tags(repository)), [])
        : Error(404, "Not Found", "NAME_UNKNOWN", "repository name not known to registry", new MapNode { ["name"] = repository }, []);

    private string Tags(string repository) =>
        JsonNodeWriter.WriteToString(new MapNode { ["name"] = repository, ["tags"] = new ListNode(_tags[repository].Keys.Select(tag => new StringNode(tag))) }) + "\n";

    private HttpReply AnswerManifest(HttpCall call, string repository, string reference)
    {
        var tags = _tags.GetValueOrDefault(repository);
        if (call.Method == "PUT")
        {
            tags ??= _tags[repository] = new(StringComparer.Ordinal);
            tags[reference] = call.Body!;
            _manifests.Add(call.Body!);
            return Reply(201, "Created", [], new() { ["docker-content-digest"] = Digest(call.Body!) });
        }

        var found = tags?.GetValueOrDefault(reference) ?? tags?.Values.FirstOrDefault(manifest => Digest(manifest) == reference);
        return found is null
            ? Error(404, "Not Found", "MANIFEST_UNKNOWN", "manifest unknown", null, [])
            : Reply(200, "OK", call.Method == "HEAD" ? [] : found, new() { ["docker-content-digest"] = Digest(found) });
    }

    private HttpReply AnswerUpload(HttpCall call, string repository, string rest)
    {
        if (call.Method == "POST")
        {
            return Reply(202, "Accepted", [], new() { ["location"] = $"/v2/{repository}/blobs/uploads/1?_state=x" });
        }

        _blobs[Digest(call.Body!)] = call.Body!;
        return Reply(201, "Created", [], []);
    }

    private HttpReply AnswerBlob(HttpCall call, string repository, string digest) =>
        _blobs.TryGetValue(digest, out var blob) ? Reply(200, "OK", call.Method == "HEAD" ? [] : blob, []) : Error(404, "Not Found", "BLOB_UNKNOWN", "blob unknown to registry", null, []);

    private static string Digest(byte[] data) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(data));

    private static HttpReply Reply(int status, string reason, byte[] body, Dictionary<string, string> headers) => new(status, reason, headers, body);

    private static HttpReply Error(int status, string reason, string code, string message, Node? detail, Dictionary<string, string> headers)
    {
        var error = new MapNode { ["code"] = code, ["message"] = message, ["detail"] = detail ?? NullNode.Instance };
        return Reply(status, reason, JsonNodeWriter.WriteToUtf8(new MapNode { ["errors"] = new ListNode([error]) }), headers);
    }
}
