using Flux.Grains.Tenants.Metering;

namespace Flux.Grains.Tests.Tenants.Metering;

public sealed class UsageBudgetTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-01-01T00:00:00Z");

    [Fact]
    public void Wait_WithoutDebt_BeginsAtOnce()
    {
        var budget = new UsageBudget(perSecond: 10, most: 20, usual: 5);

        Assert.Null(budget.Wait("a", Start));
        budget.Spend(15, Start);
        Assert.Null(budget.Wait("b", Start));
    }

    [Fact]
    public void Wait_InDebt_GivesEachATurnOfItsOwnAndKeepsIt()
    {
        var budget = new UsageBudget(perSecond: 10, most: 20, usual: 5);
        Assert.Null(budget.Wait("a", Start));
        budget.Spend(40, Start);

        var first = budget.Wait("b", Start);
        var second = budget.Wait("c", Start);
        Assert.True(first >= TimeSpan.FromSeconds(2));
        Assert.True(second > first);
        Assert.Equal(first - TimeSpan.FromSeconds(1), budget.Wait("b", Start.AddSeconds(1)));
        Assert.Null(budget.Wait("b", Start + first.Value));
    }

    [Fact]
    public void Wait_OfManyAtOnce_LetsNoMoreBeginThanTheAllowanceIsFor()
    {
        var budget = new UsageBudget(perSecond: 10, most: 20, usual: 10);

        var begun = Enumerable.Range(0, 20).Count(i => budget.Wait($"run-{i}", Start) is null);

        Assert.Equal(4, begun);
    }

    [Fact]
    public void Wait_NextToNothingAllowed_ComesBackWithinADay()
    {
        var budget = new UsageBudget(perSecond: 0, most: 0, usual: 5);

        Assert.Equal(TimeSpan.FromDays(1), budget.Wait("a", Start));
    }

    [Fact]
    public void Wait_OfMany_HoldsTheRateAndSeldomAsksInVain()
    {
        const int Cost = 10;
        const int Seconds = 100;
        var budget = new UsageBudget(perSecond: 10, most: 20, usual: 5);
        var due = Enumerable.Range(0, 50).ToDictionary(i => $"run-{i}", _ => Start);
        var (asked, begun) = (0, 0);
        while (due.MinBy(item => item.Value) is var (who, now) && now < Start.AddSeconds(Seconds))
        {
            asked++;
            if (budget.Wait(who, now) is { } wait)
            {
                due[who] = now + wait;
                continue;
            }

            begun++;
            budget.Spend(Cost, now);
            due[who] = now;
        }

        Assert.InRange(begun * Cost, 10 * Seconds * 0.7, (10 * Seconds) + 60);
        Assert.InRange(asked, begun, 3 * (begun + due.Count));
    }
}
