using Flux.Contracts.Reconciling;
using Flux.Contracts.Tenants;
using Flux.Grains.Reconciling;

namespace Flux.Grains.Tenants.Metering;

/// <summary>
/// Asks a tenant's grain whether work may begin, where the tenant has caps over time. What was used here is told with the question, so
/// that the caps hold for all silos together.
/// </summary>
internal sealed class TenantGate(TenantMeters meters, IGrainFactory grains)
{
    /// <returns>Why the work has to wait, and how long; null: it may begin.</returns>
    public async Task<TenantHold?> HoldAsync(TenantPolicy? tenant, string who, TenantWork work)
    {
        if (tenant is null || !TenantBudgets.Caps(tenant.Spec.Quota, work))
        {
            return null;
        }

        var putOff = await TellAsync(tenant.Name, (grain, spent) => grain.AdmitAsync(who, work, spent));
        return putOff is null ? null : new TenantHold(TenantHold.QuotaExceeded, putOff.Message, putOff.Wait);
    }

    /// <summary>Tells what was used since the last time, so that silos that ask meanwhile know of it.</summary>
    public async Task TellAsync(TenantPolicy? tenant, string name)
    {
        if (tenant is null || !(TenantBudgets.Caps(tenant.Spec.Quota, TenantWork.Apply) || TenantBudgets.Caps(tenant.Spec.Quota, TenantWork.Fetch)))
        {
            // Nobody holds it against anything, and a cap that is set later begins with nothing used.
            meters.Of(name).TakeUntold();
            return;
        }

        await TellAsync(name, async (grain, spent) =>
        {
            if (spent != TenantSpending.Nothing)
            {
                await grain.SpendAsync(spent);
            }

            return true;
        });
    }

    private async Task<T> TellAsync<T>(string tenant, Func<ITenantGrain, TenantSpending, Task<T>> tell)
    {
        var meter = meters.Of(tenant);
        var spent = meter.TakeUntold();
        try
        {
            return await tell(grains.GetGrain<ITenantGrain>(new ResourceId(tenant, "", tenant).ToString()), spent);
        }
        catch
        {
            meter.GiveBack(spent);
            throw;
        }
    }
}
