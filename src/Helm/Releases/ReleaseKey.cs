using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Releases;

/// <summary>How a release record is named and labelled in the cluster.</summary>
/// <param name="Name">The release.</param>
/// <param name="Revision">From 1.</param>
public sealed record ReleaseKey(string Name, int Revision)
{
    /// <summary>The type of the Secrets that hold records.</summary>
    public const string SecretType = "helm.sh/release.v1";

    private const string Prefix = "sh.helm.release.v1.";

    /// <summary>The name of the object: <c>sh.helm.release.v1.web.v3</c>.</summary>
    public string ObjectName => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Name}.v{Revision}");

    /// <summary>Reads <see cref="ObjectName"/>; null when it is none.</summary>
    public static ReleaseKey? TryParse(string objectName)
    {
        var at = objectName.LastIndexOf(".v", StringComparison.Ordinal);
        return objectName.StartsWith(Prefix, StringComparison.Ordinal) && at > Prefix.Length &&
            int.TryParse(objectName.AsSpan(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
                ? new ReleaseKey(objectName[Prefix.Length..at], revision)
                : null;
    }

    /// <summary>The labels by which Helm finds records; the user's own come with them.</summary>
    public MapNode Labels(string status, DateTimeOffset modified) => new()
    {
        ["modifiedAt"] = modified.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["name"] = Name,
        ["owner"] = "helm",
        ["status"] = status,
        ["version"] = Revision.ToString(CultureInfo.InvariantCulture),
    };
}
