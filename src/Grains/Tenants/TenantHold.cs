namespace Flux.Grains.Tenants;

/// <summary>Why nothing of a tenant may change now.</summary>
/// <param name="Reason"><c>TenantFrozen</c>, <c>OutsideWindow</c> or <c>QuotaExceeded</c>.</param>
/// <param name="Message">In words, with the next opening.</param>
/// <param name="Until">When to look again; null: when the tenant changes.</param>
internal sealed record TenantHold(string Reason, string Message, TimeSpan? Until)
{
    /// <summary>The condition that shows a hold. Ready is left as it was: what is applied is not less ready for it.</summary>
    public const string ConditionType = "Held";

    public const string QuotaExceeded = "QuotaExceeded";

    /// <summary>A shorter wait is not shown: it would be over before anybody reads of it.</summary>
    public static readonly TimeSpan ShortestShown = TimeSpan.FromSeconds(5);
}
