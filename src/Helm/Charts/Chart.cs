using Flux.Helm.Rendering;
using Flux.Helm.Values;
using Flux.Helm.Values.Schemas;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Charts;

/// <summary>
/// A loaded chart with its subcharts. Immutable and shared by any number of renders, which also share what they parse of it:
/// keep one instance for as long as the chart is in use.
/// </summary>
public sealed class Chart
{
    public required ChartMetadata Metadata { get; init; }

    public string Name => Metadata.Name;

    /// <summary>Every file as loaded, those of subcharts excepted; for <c>show</c> and packaging.</summary>
    public IReadOnlyList<ChartFile> Raw { get; init; } = [];

    /// <summary>Files below <c>templates/</c>.</summary>
    public IReadOnlyList<ChartFile> Templates { get; init; } = [];

    /// <summary>The other files, CRDs among them: what <c>.Files</c> shows.</summary>
    public IReadOnlyList<ChartFile> Files { get; init; } = [];

    /// <summary>Default values, frozen.</summary>
    public MapNode Values { get; init; } = new();

    /// <summary>values.schema.json, or null.</summary>
    public byte[]? Schema
    {
        get;
        init
        {
            field = value;
            ParsedSchema = value is null ? null : new Lazy<SchemaDocument>(() => SchemaDocument.Parse(value));
        }
    }

    public ChartLock? Lock { get; init; }

    /// <summary>The subcharts below <c>charts/</c>, whether or not Chart.yaml declares them.</summary>
    public IReadOnlyList<Chart> Dependencies { get; init; } = [];

    /// <summary>The schema, read and checked once; fails with <see cref="ValuesException"/>.</summary>
    internal Lazy<SchemaDocument>? ParsedSchema { get; private init; }

    /// <summary>Templates parsed so far, by name and content.</summary>
    internal ParsedFiles ParsedFiles { get; } = new();
}
