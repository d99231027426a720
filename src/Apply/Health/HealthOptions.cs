namespace Flux.Apply.Health;

public sealed record HealthOptions
{
    public required TimeSpan Timeout { get; init; }

    /// <summary>End at the first object that has failed for good. Default true.</summary>
    public bool FailFast { get; init; } = true;

    /// <summary>The user's own rules, asked before the built-in ones; null for none.</summary>
    public IStatusReader? Reader { get; init; }
}
