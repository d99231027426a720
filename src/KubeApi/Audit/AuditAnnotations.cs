namespace Flux.KubeApi.Audit;

/// <summary>What the parts of the server note about one request for the audit log, by qualified names. Most requests have none.</summary>
public sealed class AuditAnnotations
{
    private SortedDictionary<string, string>? _values;

    public IReadOnlyDictionary<string, string> Values => _values ?? AuditRecord.NoAnnotations;

    /// <summary>The first value of a name stays.</summary>
    public void Add(string name, string value) => (_values ??= new SortedDictionary<string, string>(StringComparer.Ordinal)).TryAdd(name, value);
}
