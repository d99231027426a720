namespace Flux.Manifests.RegularExpressions;

/// <summary>A pattern that RE2 refuses; ends the recursive descent and never leaves <see cref="GoRegex"/>.</summary>
internal sealed class GoRegexException(string problem, string fragment) : Exception($"error parsing regexp: {problem}: `{fragment}`");
