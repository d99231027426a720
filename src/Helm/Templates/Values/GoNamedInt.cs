namespace Flux.Helm.Templates.Values;

/// <summary>A value of a named integer type with a text for each value, such as time.Month.</summary>
internal sealed record GoNamedInt(long Value, GoType Type, string Text);
