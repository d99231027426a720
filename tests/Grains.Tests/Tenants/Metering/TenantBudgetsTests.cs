using Flux.Contracts.Tenants;
using Flux.Grains.Tenants.Metering;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Grains.Tests.Tenants.Metering;

public sealed class TenantBudgetsTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));

    [Fact]
    public void PutOff_UsedOnSeveralSilos_CountsAsOne()
    {
        var quota = new TenantQuota { ApiCallsPerSecond = 10 };
        var budgets = new TenantBudgets(_time);
        Assert.Null(budgets.PutOff("a", TenantWork.Apply, quota));

        budgets.Spend(new TenantSpending { ApiCalls = 60 });
        budgets.Spend(new TenantSpending { ApiCalls = 60 });

        // 120 of which 20 were saved up: ten seconds and a turn.
        var putOff = budgets.PutOff("b", TenantWork.Apply, quota);
        Assert.InRange(putOff!.Wait, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
        Assert.Contains("spec.quota.apiCallsPerSecond (10) is used up; it goes on at 2026-01-01 00:00:10 UTC", putOff.Message, StringComparison.Ordinal);
        _time.Advance(putOff.Wait);
        Assert.Null(budgets.PutOff("b", TenantWork.Apply, quota));
    }

    [Fact]
    public void PutOff_ByRenderSecondsAndBytes_LastsUntilTheyAreRefilled()
    {
        var quota = new TenantQuota { RenderSecondsPerHour = 60, FetchedBytesPerHour = "1Mi" };
        var budgets = new TenantBudgets(_time);
        Assert.Null(budgets.PutOff("a", TenantWork.Apply, quota));
        Assert.Null(budgets.PutOff("a", TenantWork.Fetch, quota));
        budgets.Spend(new TenantSpending { RenderSeconds = 90, FetchedBytes = 1 << 21 });

        Assert.InRange(budgets.PutOff("a", TenantWork.Apply, quota)!.Wait, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
        Assert.InRange(budgets.PutOff("a", TenantWork.Fetch, quota)!.Wait, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(75));
        Assert.Null(budgets.PutOff("a", TenantWork.Apply, new TenantQuota()));
    }
}
