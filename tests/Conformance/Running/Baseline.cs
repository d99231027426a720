namespace Flux.Conformance.Running;

/// <summary>
/// The known failures of a corpus: <c>case id  # why</c>, one a line. It may only shrink: an unlisted failure and a listed
/// pass are both errors.
/// </summary>
public sealed class Baseline
{
    private readonly Dictionary<string, string> _reasons;

    private Baseline(Dictionary<string, string> reasons) => _reasons = reasons;

    public IReadOnlyDictionary<string, string> Reasons => _reasons;

    public static Baseline Load(string corpus)
    {
        var path = Path.Combine(Locations.Baselines, corpus + ".txt");
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(" # ", 2);
                reasons.Add(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "");
            }
        }

        return new Baseline(reasons);
    }

    /// <summary>Whether a result is not the listed one.</summary>
    public bool Contradicts(CaseResult result) => result.Passed == _reasons.ContainsKey(result.Id);

    /// <summary>What contradicts the baseline, as lines to print; empty when the results are as listed.</summary>
    public IReadOnlyList<string> Contradictions(IEnumerable<CaseResult> results)
    {
        var lines = new List<string>();
        foreach (var result in results)
        {
            var listed = _reasons.ContainsKey(result.Id);
            if (!result.Passed && !listed)
            {
                lines.Add($"{result.Id} fails: {result.Difference}");
            }
            else if (result.Passed && listed)
            {
                lines.Add($"{result.Id} passes now: take it off the baseline");
            }
        }

        lines.AddRange(_reasons.Where(entry => entry.Value.Length == 0).Select(entry => $"{entry.Key} stands in the baseline without a reason"));
        return lines;
    }
}
