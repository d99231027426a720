using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Clusters;

/// <summary>How an object was seen.</summary>
/// <param name="Live">The object; null when it is gone.</param>
/// <param name="Version">The version that an event told of; null when a full list says how things are now, whatever was told before.</param>
internal sealed record Sighting(MapNode? Live, string? Version)
{
    public static Sighting Listed(MapNode? live) => new(live, null);

    public static Sighting Told(MapNode item, bool isGone) => new(isGone ? null : item, new ManifestObject(item).ResourceVersion);

    /// <summary>Whether it is known to be from before a version: told again, or late.</summary>
    public bool IsBefore(string? version) => Version is not null && version is not null && ObjectVersions.IsOlder(Version, version);
}
