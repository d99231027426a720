namespace Flux.Cli.Helm;

/// <summary>A flag: its long name, its letter if it has one, and whether a value follows.</summary>
internal sealed record FlagDefinition(string Name, char? Letter = null, bool TakesValue = true)
{
    /// <summary>The value when the flag is given without one.</summary>
    public string? Bare { get; init; }
}
