using System.Buffers.Text;
using Flux.KubeApi.Errors;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>Where the next page of a list starts, and at which version it reads; -1 for the newest.</summary>
internal sealed record ContinueToken(long Version, string LastKey)
{
    public static string Encode(long version, ObjectKey last, bool allNamespaces)
    {
        var start = (allNamespaces && last.Namespace.Length > 0 ? $"{last.Namespace}/{last.Name}" : last.Name) + "\0";
        var json = new MapNode { { "v", "meta.k8s.io/v1" }, { "rv", version }, { "start", start } };
        return Base64Url.EncodeToString(JsonNodeWriter.WriteToUtf8(json));
    }

    /// <exception cref="ApiException">400</exception>
    public static ContinueToken Decode(string text)
    {
        try
        {
            var node = JsonNodeReader.Read(Base64Url.DecodeFromChars(text.TrimEnd('=')));
            if (node.GetString("v") == "meta.k8s.io/v1" && node.GetInt64("rv") is { } version && node.GetString("start") is { } start)
            {
                return new ContinueToken(version, start.TrimEnd('\0'));
            }
        }
        catch (Exception error) when (error is FormatException or ManifestException)
        {
        }

        throw ApiErrors.BadRequest("continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
    }

    public ObjectKey KeyIn(ResourceKey resource, string ns)
    {
        if (ns.Length > 0)
        {
            return new ObjectKey(resource, ns, LastKey);
        }

        var slash = LastKey.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new ObjectKey(resource, "", LastKey) : new ObjectKey(resource, LastKey[..slash], LastKey[(slash + 1)..]);
    }
}
