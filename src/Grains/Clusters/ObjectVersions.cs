namespace Flux.Grains.Clusters;

/// <summary>The order of resource versions, which Kubernetes promises for those that are decimal numbers.</summary>
internal static class ObjectVersions
{
    /// <summary>Whether one version is known to be older than another; false when they cannot be compared.</summary>
    public static bool IsOlder(string version, string other) =>
        IsNumber(version)
        && IsNumber(other)
        && (version.Length == other.Length ? string.CompareOrdinal(version, other) < 0 : version.Length < other.Length);

    private static bool IsNumber(string version) => version.Length > 0 && version[0] != '0' && version.All(char.IsAsciiDigit);
}
