using System.Globalization;
using Flux.Contracts.Tenants;
using Flux.Manifests.Quantities;

namespace Flux.Grains.Tenants.Metering;

/// <summary>What a tenant has used on this silo, held against the caps of its policy.</summary>
internal sealed class TenantMeter(TimeProvider time)
{
    private const double SecondsPerHour = 3600;
    private const int BurstSeconds = 2;

    private readonly Meter _calls = new();
    private readonly Meter _render = new();
    private readonly Meter _bytes = new();

    public void CountCall() => _calls.Spend(1, time.GetUtcNow());

    public void CountRender(TimeSpan took) => _render.Spend(took.TotalSeconds, time.GetUtcNow());

    public void CountFetched(long bytes) => _bytes.Spend(bytes, time.GetUtcNow());

    public TenantUsage Usage
    {
        get
        {
            var now = time.GetUtcNow();
            return new TenantUsage
            {
                ApiCalls = (long)_calls.LastHour(now),
                RenderSeconds = (long)Math.Ceiling(_render.LastHour(now)),
                FetchedBytes = (long)_bytes.LastHour(now),
            };
        }
    }

    /// <summary>Why an apply has to wait, and how long; null: it may begin.</summary>
    public TenantHold? HoldApply(string who, TenantQuota quota)
    {
        var now = time.GetUtcNow();
        if (_calls.Wait(who, quota.ApiCallsPerSecond, quota.ApiCallsPerSecond * BurstSeconds ?? 0, now) is { } calls)
        {
            return Hold($"spec.quota.apiCallsPerSecond ({quota.ApiCallsPerSecond})", now, calls);
        }

        return _render.Wait(who, quota.RenderSecondsPerHour / SecondsPerHour, quota.RenderSecondsPerHour ?? 0, now) is { } render
            ? Hold($"spec.quota.renderSecondsPerHour ({quota.RenderSecondsPerHour})", now, render)
            : null;
    }

    /// <summary>Why a fetch has to wait, and how long; null: it may begin.</summary>
    public TenantHold? HoldFetch(string who, TenantQuota quota)
    {
        var now = time.GetUtcNow();
        double? perHour = quota.FetchedBytesPerHour is { } text && Quantity.TryParse(text, out var quantity, out _) ? quantity.ToDouble() : null;
        return _bytes.Wait(who, perHour / SecondsPerHour, perHour ?? 0, now) is { } wait
            ? Hold($"spec.quota.fetchedBytesPerHour ({quota.FetchedBytesPerHour})", now, wait)
            : null;
    }

    private static TenantHold Hold(string cap, DateTimeOffset now, TimeSpan wait) => new(
        TenantHold.QuotaExceeded,
        string.Create(CultureInfo.InvariantCulture, $"the tenant's {cap} is used up; it goes on at {(now + wait).UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
        wait);
}
