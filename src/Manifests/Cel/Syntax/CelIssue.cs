namespace Flux.Manifests.Cel.Syntax;

/// <summary>What is wrong with an expression, and where.</summary>
/// <param name="Position">Offset in UTF-16 units.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CelIssue(int Position, string Message);
