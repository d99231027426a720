namespace Flux.Grains.Working;

/// <param name="Weight">Share among the tenants that wait; at least 1.</param>
/// <param name="Cap">Most runs at once; null for no cap.</param>
public sealed record WorkShare(int Weight, int? Cap)
{
    public static readonly WorkShare Default = new(1, null);
}
