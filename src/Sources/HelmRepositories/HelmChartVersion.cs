using Flux.Manifests.Nodes;

namespace Flux.Sources.HelmRepositories;

/// <summary>A version of a chart in an index.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Version">As written.</param>
/// <param name="Created">RFC 3339; the zero time when the index does not say.</param>
/// <param name="Digest">Of the package; may be empty.</param>
/// <param name="Urls">Where the package is, relative to the repository or not.</param>
public sealed record HelmChartVersion(string Name, string Version, DateTimeOffset Created, string Digest, IReadOnlyList<string> Urls)
{
    /// <summary>The version of what the chart installs; may be empty.</summary>
    public string AppVersion { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    internal static HelmChartVersion Of(MapNode record) => new(
        record.GetString("name") ?? "",
        record.GetString("version") ?? "",
        DateTimeOffset.TryParse(record.GetString("created"), System.Globalization.CultureInfo.InvariantCulture, out var created) ? created : default,
        record.GetString("digest") ?? "",
        [.. (record.GetList("urls") ?? []).OfType<StringNode>().Select(url => url.Value)])
    {
        AppVersion = record.GetString("appVersion") ?? "",
        Description = record.GetString("description") ?? "",
        Keywords = [.. (record.GetList("keywords") ?? []).OfType<StringNode>().Select(word => word.Value)],
    };
}
