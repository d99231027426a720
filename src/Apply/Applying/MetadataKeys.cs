using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>The labels and annotations that an apply sets on an object.</summary>
public sealed record MetadataKeys(IReadOnlyList<string> Labels, IReadOnlyList<string> Annotations)
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Those that an object to be applied has.</summary>
    public static MetadataKeys Of(ManifestObject desired) => new(KeysOf(desired.Labels), KeysOf(desired.Annotations));

    /// <summary>A hash of what an object has under these keys, the same in every process: it travels between silos.</summary>
    public int Hash(ManifestObject item)
    {
        var hash = Seed;
        foreach (var value in Labels.Select(item.Label).Concat(Annotations.Select(item.Annotation)))
        {
            foreach (var character in value ?? "\0")
            {
                hash = unchecked((hash ^ character) * Prime);
            }

            hash = unchecked((hash ^ '\n') * Prime);
        }

        return unchecked((int)hash);
    }

    private static string[] KeysOf(MapNode? map) => map is null ? [] : [.. map.Keys];
}
