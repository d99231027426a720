namespace Flux.Manifests.Status;

/// <param name="Status"><c>Current</c>, <c>InProgress</c>, <c>Failed</c>, or <c>Unknown</c> when <paramref name="Error"/> is set.</param>
/// <param name="Error">Why the expressions could not be evaluated, or null.</param>
public sealed record CustomHealthCheckResult(string Status, string? Error)
{
    internal static CustomHealthCheckResult Of(string status) => new(status, null);
}
