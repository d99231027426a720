namespace Flux.Manifests.Cel.Values;

/// <summary>A value that may be absent: <c>optional.of(x)</c>, <c>optional.none()</c>, <c>m.?key</c>.</summary>
public sealed class CelOptional
{
    private readonly CelValue _value;

    private CelOptional(CelValue value, bool hasValue)
    {
        _value = value;
        HasValue = hasValue;
    }

    public static CelOptional None { get; } = new(default, hasValue: false);

    public bool HasValue { get; }

    public CelValue Value => HasValue ? _value : CelValue.Error("optional.none() dereference");

    public static CelOptional Of(CelValue value) => new(value, hasValue: true);

    public override string ToString() => HasValue ? $"optional({_value})" : "optional.none()";
}
