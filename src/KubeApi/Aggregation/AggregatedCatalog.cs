using Flux.KubeApi.Discovery;

namespace Flux.KubeApi.Aggregation;

/// <summary>The group versions of other servers at one moment. Immutable; another catalog means that something changed.</summary>
public sealed class AggregatedCatalog
{
    public static readonly AggregatedCatalog Empty = new([]);

    private const string GroupRoot = "/apis/";
    private const string OpenApiRoot = "/openapi/v3/apis/";

    private readonly Dictionary<string, AggregatedVersion> _versions;

    public AggregatedCatalog(IEnumerable<AggregatedVersion> versions)
    {
        _versions = versions.ToDictionary(version => version.GroupVersion, StringComparer.Ordinal);
        Groups = [.. _versions.Values
            .GroupBy(version => version.Group, StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(version => version.GroupPriority))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<AggregatedVersion>)[.. group.Order(Comparer<AggregatedVersion>.Create(Compare))]))];
    }

    /// <summary>The groups, and the versions of each, in order of preference.</summary>
    public IReadOnlyList<(string Group, IReadOnlyList<AggregatedVersion> Versions)> Groups { get; }

    public bool IsEmpty => _versions.Count == 0;

    /// <summary>Which other server a path belongs to; null for this one.</summary>
    public AggregatedVersion? Find(string path)
    {
        if (IsEmpty)
        {
            return null;
        }

        var isOpenApi = path.StartsWith(OpenApiRoot, StringComparison.Ordinal);
        if (!isOpenApi && !path.StartsWith(GroupRoot, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = path[(isOpenApi ? OpenApiRoot : GroupRoot).Length..].Split('/', 3);
        return parts.Length >= 2 && !(isOpenApi && parts.Length > 2) ? _versions.GetValueOrDefault($"{parts[0]}/{parts[1]}") : null;
    }

    private static int Compare(AggregatedVersion left, AggregatedVersion right) =>
        left.VersionPriority != right.VersionPriority
            ? right.VersionPriority.CompareTo(left.VersionPriority)
            : GroupVersionPriority.Compare(left.Version, right.Version);
}
