namespace Flux.Helm.Values.Schemas;

/// <summary>What one schema says of one value: the violation, and which of its parts were looked at.</summary>
internal sealed class SchemaOutcome(SchemaError? error)
{
    public SchemaError? Error => error;

    public HashSet<string> Properties { get; init; } = [];

    public HashSet<int> Items { get; init; } = [];
}
