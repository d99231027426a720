namespace Flux.Apply.Applying;

/// <summary>JSON pointers into objects whose differences are left to others.</summary>
/// <param name="Pointers">RFC 6901 pointers.</param>
/// <param name="Target">The objects that the rule is about.</param>
public sealed record IgnoreRule(IReadOnlyList<string> Pointers, ObjectPattern Target);
