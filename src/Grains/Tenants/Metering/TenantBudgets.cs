using System.Globalization;
using Flux.Contracts.Tenants;
using Flux.Manifests.Quantities;

namespace Flux.Grains.Tenants.Metering;

/// <summary>A tenant's caps over time, for the whole control plane: the silos tell what is used, and ask before work begins. Not thread-safe.</summary>
internal sealed class TenantBudgets(TimeProvider time)
{
    private const double SecondsPerHour = 3600;
    private const int BurstSeconds = 2;

    private readonly CappedBudget _calls = new(usual: 10);
    private readonly CappedBudget _render = new(usual: 0.05);
    private readonly CappedBudget _bytes = new(usual: 64 * 1024);

    /// <summary>Whether a policy has a cap that such work is held against.</summary>
    public static bool Caps(TenantQuota quota, TenantWork work) =>
        work == TenantWork.Fetch ? quota.FetchedBytesPerHour is not null : quota.ApiCallsPerSecond is not null || quota.RenderSecondsPerHour is not null;

    public void Spend(TenantSpending spent)
    {
        var now = time.GetUtcNow();
        _calls.Spend(spent.ApiCalls, now);
        _render.Spend(spent.RenderSeconds, now);
        _bytes.Spend(spent.FetchedBytes, now);
    }

    /// <summary>Why work has to wait, and how long; null: it may begin.</summary>
    public TenantPutOff? PutOff(string who, TenantWork work, TenantQuota quota) => work == TenantWork.Fetch ? PutOffFetch(who, quota) : PutOffApply(who, quota);

    private TenantPutOff? PutOffApply(string who, TenantQuota quota)
    {
        var now = time.GetUtcNow();
        if (_calls.Wait(who, quota.ApiCallsPerSecond, quota.ApiCallsPerSecond * BurstSeconds ?? 0, now) is { } calls)
        {
            return Until($"spec.quota.apiCallsPerSecond ({quota.ApiCallsPerSecond})", now, calls);
        }

        return _render.Wait(who, quota.RenderSecondsPerHour / SecondsPerHour, quota.RenderSecondsPerHour ?? 0, now) is { } render
            ? Until($"spec.quota.renderSecondsPerHour ({quota.RenderSecondsPerHour})", now, render)
            : null;
    }

    private TenantPutOff? PutOffFetch(string who, TenantQuota quota)
    {
        var now = time.GetUtcNow();
        double? perHour = quota.FetchedBytesPerHour is { } text && Quantity.TryParse(text, out var quantity, out _) ? quantity.ToDouble() : null;
        return _bytes.Wait(who, perHour / SecondsPerHour, perHour ?? 0, now) is { } wait
            ? Until($"spec.quota.fetchedBytesPerHour ({quota.FetchedBytesPerHour})", now, wait)
            : null;
    }

    private static TenantPutOff Until(string cap, DateTimeOffset now, TimeSpan wait) => new()
    {
        Message = string.Create(CultureInfo.InvariantCulture, $"the tenant's {cap} is used up; it goes on at {(now + wait).UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
        Wait = wait,
    };
}
