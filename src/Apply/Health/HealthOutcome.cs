namespace Flux.Apply.Health;

/// <param name="IsHealthy">Whether every target is current.</param>
/// <param name="Message">When not: which are not, as Flux words it.</param>
public sealed record HealthOutcome(bool IsHealthy, string Message)
{
    public static readonly HealthOutcome Healthy = new(true, "");
}
