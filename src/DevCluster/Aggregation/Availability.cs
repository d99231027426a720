namespace Flux.DevCluster.Aggregation;

/// <summary>What the condition <c>Available</c> of an APIService says.</summary>
internal sealed record Availability(bool IsAvailable, string Reason, string Message)
{
    public static readonly Availability Passed = new(true, "Passed", "all checks passed");

    public static Availability No(string reason, string message) => new(false, reason, message);
}
