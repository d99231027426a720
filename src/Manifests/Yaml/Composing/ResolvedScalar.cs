namespace Flux.Manifests.Yaml.Composing;

/// <summary>A scalar's meaning. For strings the text itself is the value.</summary>
internal readonly record struct ResolvedScalar(ScalarKind Kind, long Integer = 0, double Float = 0)
{
    public bool Boolean => Integer != 0;

    public ulong UnsignedInteger => unchecked((ulong)Integer);
}
