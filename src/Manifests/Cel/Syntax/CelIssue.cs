namespace Flux.Manifests.Cel.Syntax;

/// <summary>What is wrong with an expression, and where.</summary>
/// <param name="Position">Offset in UTF-16 units, or <see cref="Nowhere"/>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CelIssue(int Position, string Message)
{
    /// <summary>The position of what is wrong with the whole.</summary>
    public const int Nowhere = -1;
}
