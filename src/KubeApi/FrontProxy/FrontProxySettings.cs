using System.Security.Cryptography;
using Flux.KubeApi.Certificates;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.FrontProxy;

/// <summary>
/// Whose word about other users is believed, and in which headers it is given. Read from the ConfigMap that every cluster
/// publishes for its extension API servers. Immutable.
/// </summary>
public sealed record FrontProxySettings
{
    /// <summary>Namespace and name of the ConfigMap.</summary>
    public const string Namespace = "kube-system";

    /// <inheritdoc cref="Namespace"/>
    public const string ConfigMap = "extension-apiserver-authentication";

    /// <summary>The authorities of front proxies' certificates.</summary>
    public required CertificateTrust Proxies { get; init; }

    /// <summary>The authorities of users' own certificates; null when the cluster has none.</summary>
    public CertificateTrust? Clients { get; init; }

    /// <summary>Common names of front proxies; empty for any certificate of <see cref="Proxies"/>.</summary>
    public IReadOnlyList<string> AllowedNames { get; init; } = [];

    /// <summary>Headers with the user's name; the first that is there counts.</summary>
    public IReadOnlyList<string> UserHeaders { get; init; } = ["X-Remote-User"];

    public IReadOnlyList<string> UidHeaders { get; init; } = ["X-Remote-Uid"];

    public IReadOnlyList<string> GroupHeaders { get; init; } = ["X-Remote-Group"];

    public IReadOnlyList<string> ExtraPrefixes { get; init; } = ["X-Remote-Extra-"];

    /// <summary>Reads the ConfigMap.</summary>
    /// <returns>Null when it names no front proxy authority: then no front proxy is believed.</returns>
    /// <exception cref="ManifestException">A list in it is not JSON.</exception>
    /// <exception cref="CryptographicException">An authority in it is not PEM.</exception>
    public static FrontProxySettings? Read(MapNode configMap, TimeProvider time)
    {
        var data = configMap.GetMap("data") ?? new MapNode();
        if (data.GetString("requestheader-client-ca-file") is not { Length: > 0 } proxies)
        {
            return null;
        }

        var settings = new FrontProxySettings
        {
            Proxies = CertificateTrust.Parse(proxies, time),
            Clients = data.GetString("client-ca-file") is { Length: > 0 } clients ? CertificateTrust.Parse(clients, time) : null,
        };
        return settings with
        {
            AllowedNames = Names(data, "requestheader-allowed-names", settings.AllowedNames),
            UserHeaders = Names(data, "requestheader-username-headers", settings.UserHeaders),
            UidHeaders = Names(data, "requestheader-uid-headers", settings.UidHeaders),
            GroupHeaders = Names(data, "requestheader-group-headers", settings.GroupHeaders),
            ExtraPrefixes = Names(data, "requestheader-extra-headers-prefix", settings.ExtraPrefixes),
        };
    }

    private static IReadOnlyList<string> Names(MapNode data, string key, IReadOnlyList<string> otherwise) =>
        data.GetString(key) is { Length: > 0 } text && JsonNodeReader.Read(text) is ListNode list
            ? [.. list.OfType<StringNode>().Select(name => name.Value)]
            : otherwise;
}
