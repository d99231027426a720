using System.Globalization;

namespace Flux.Cluster.Processes;

/// <summary>What a process says at <c>/metrics</c>, in Prometheus' text format.</summary>
internal sealed class MetricsPage(string text)
{
    public string Text => text;

    /// <summary>The sum of a metric over all series that have these tags.</summary>
    /// <param name="name">The name as Prometheus writes it.</param>
    /// <param name="tags">Tags such as <c>kind="Kustomization"</c>.</param>
    public long Sum(string name, params string[] tags) => Series(name, tags).Sum(line => (long)double.Parse(ValueOf(line), CultureInfo.InvariantCulture));

    /// <summary>How many series of a metric have these tags.</summary>
    public int Count(string name, params string[] tags) => Series(name, tags).Count();

    private IEnumerable<string> Series(string name, string[] tags) => text.Split('\n')
        .Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) && Array.TrueForAll(tags, tag => Has(line, tag)));

    private static bool Has(string line, string tag) =>
        line.Contains($"{{{tag}", StringComparison.Ordinal) || line.Contains($",{tag}", StringComparison.Ordinal);

    /// <summary>The first word after the tags; a time may follow.</summary>
    private static string ValueOf(string line) => line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0];
}
