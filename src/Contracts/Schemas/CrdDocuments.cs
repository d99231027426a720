namespace Flux.Contracts.Schemas;

/// <summary>The CustomResourceDefinitions of the toolkit kinds and of the rollout kinds, embedded in this assembly.</summary>
public static class CrdDocuments
{
    private const string Extension = ".json";
    private const string Prefix = "crd/";
    private const string RolloutGroup = "flagger.app";

    /// <summary>Every definition, ordered by name.</summary>
    public static IReadOnlyList<CrdDocument> All { get; } = Load();

    /// <summary>The toolkit's own kinds: sources, appliers, notifications, images.</summary>
    public static IReadOnlyList<CrdDocument> Toolkit { get; } = [.. All.Where(document => document.Group != RolloutGroup)];

    /// <summary>Canary, MetricTemplate and AlertProvider.</summary>
    public static IReadOnlyList<CrdDocument> Rollout { get; } = [.. All.Where(document => document.Group == RolloutGroup)];

    /// <summary>The definition with a name such as <c>gitrepositories.source.toolkit.fluxcd.io</c>, or null.</summary>
    public static CrdDocument? Find(string name) => All.FirstOrDefault(document => document.Name == name);

    private static CrdDocument[] Load()
    {
        var assembly = typeof(CrdDocuments).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        return [.. names.Order(StringComparer.Ordinal).Select(name => new CrdDocument(name[Prefix.Length..^Extension.Length], Read(name)))];

        byte[] Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
