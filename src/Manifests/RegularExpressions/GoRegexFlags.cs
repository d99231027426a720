namespace Flux.Manifests.RegularExpressions;

/// <summary>The flags <c>i</c>, <c>m</c>, <c>s</c> and <c>U</c> that hold at one place of a pattern.</summary>
internal readonly record struct GoRegexFlags(bool IgnoreCase, bool Multiline, bool DotAll, bool Ungreedy);
