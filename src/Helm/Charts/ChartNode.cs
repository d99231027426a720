using Flux.Helm.Templates.Functions.Collections;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Charts;

/// <summary>
/// A chart in its place in a tree, for one render: dependencies that are off are gone, aliases are names, and default values
/// may have been changed by imports. The chart itself stays as it is.
/// </summary>
internal sealed class ChartNode
{
    public ChartNode(Chart chart, ChartNode? parent = null)
    {
        Chart = chart;
        Parent = parent;
        Metadata = chart.Metadata;
        Values = NodeValues.FromMap(chart.Values);
        Dependencies = [.. chart.Dependencies.Select(dependency => new ChartNode(dependency, this))];
    }

    private ChartNode(ChartNode original, ChartMetadata metadata)
    {
        Chart = original.Chart;
        Parent = original.Parent;
        Metadata = metadata;
        Values = DeepCopy.CopyMap(original.Values);
        Dependencies = [.. original.Dependencies.Select(dependency => dependency.Copy(this))];
    }

    public Chart Chart { get; }

    public ChartNode? Parent { get; private set; }

    public ChartMetadata Metadata { get; set; }

    public string Name => Metadata.Name;

    public GoMap Values { get; set; }

    public List<ChartNode> Dependencies { get; set; }

    /// <summary>Which of the dependencies in the metadata are on, by position; null before that was decided.</summary>
    public bool[]? Enabled { get; set; }

    public bool IsRoot => Parent is null;

    public string FullPath => Parent is null ? Name : $"{Parent.FullPath}/charts/{Name}";

    public string DottedPath => Parent is null ? Name : $"{Parent.DottedPath}.{Name}";

    /// <summary>The same chart under another name.</summary>
    public ChartNode Renamed(string name) => new(this, Metadata with { Name = name });

    private ChartNode Copy(ChartNode parent) => new(this, Metadata) { Parent = parent };
}
