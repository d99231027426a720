using Flux.Contracts.Tenants;

namespace Flux.Grains.Tenants.Metering;

/// <summary>What a tenant has used on this silo: in the last hour, and since the tenant's grain was last told. Thread-safe.</summary>
internal sealed class TenantMeter(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly RollingHour _calls = new();
    private readonly RollingHour _render = new();
    private readonly RollingHour _bytes = new();
    private TenantSpending _untold = TenantSpending.Nothing;

    public TenantUsage Usage
    {
        get
        {
            var now = time.GetUtcNow();
            lock (_gate)
            {
                return new TenantUsage
                {
                    ApiCalls = (long)_calls.Sum(now),
                    RenderSeconds = (long)Math.Ceiling(_render.Sum(now)),
                    FetchedBytes = (long)_bytes.Sum(now),
                };
            }
        }
    }

    public void CountCall() => Count(new TenantSpending { ApiCalls = 1 });

    public void CountRender(TimeSpan took) => Count(new TenantSpending { RenderSeconds = took.TotalSeconds });

    public void CountFetched(long bytes) => Count(new TenantSpending { FetchedBytes = bytes });

    /// <summary>What is to be told now; it counts as told from here on.</summary>
    public TenantSpending TakeUntold()
    {
        lock (_gate)
        {
            var untold = _untold;
            _untold = TenantSpending.Nothing;
            return untold;
        }
    }

    /// <summary>What was taken and could not be told.</summary>
    public void GiveBack(TenantSpending spent)
    {
        lock (_gate)
        {
            _untold = Sum(_untold, spent);
        }
    }

    private void Count(TenantSpending spent)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            _calls.Add(spent.ApiCalls, now);
            _render.Add(spent.RenderSeconds, now);
            _bytes.Add(spent.FetchedBytes, now);
            _untold = Sum(_untold, spent);
        }
    }

    private static TenantSpending Sum(TenantSpending left, TenantSpending right) => new()
    {
        ApiCalls = left.ApiCalls + right.ApiCalls,
        RenderSeconds = left.RenderSeconds + right.RenderSeconds,
        FetchedBytes = left.FetchedBytes + right.FetchedBytes,
    };
}
