namespace Flux.Kustomize.Schemas;

/// <summary>A type's fields as far as strategic merge cares for them.</summary>
internal sealed class MergeType
{
    private readonly Dictionary<string, MergeField> _fields = new(StringComparer.Ordinal);

    /// <summary>What is known of every field that is not listed; null when nothing is.</summary>
    public MergeField? AnyField { get; set; }

    public MergeField? Field(string name) => _fields.GetValueOrDefault(name) ?? AnyField;

    public void Add(string name, MergeField field) => _fields[name] = field;
}
