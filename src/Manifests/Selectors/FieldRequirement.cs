namespace Flux.Manifests.Selectors;

/// <summary>A field that must, or must not, have a value. A field the object lacks has the empty value.</summary>
public sealed record FieldRequirement(string Field, bool IsNegated, string Value)
{
    public bool Matches(Func<string, string?> field) =>
        string.Equals(field(Field) ?? "", Value, StringComparison.Ordinal) != IsNegated;

    public override string ToString() => $"{Field}{(IsNegated ? "!=" : "=")}{FieldSelector.Escape(Value)}";
}
