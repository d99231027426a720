namespace Flux.Grains.Statuses;

internal static class ConditionTypes
{
    public const string Ready = "Ready";
    public const string Healthy = "Healthy";
    public const string Reconciling = "Reconciling";
    public const string Stalled = "Stalled";
}
