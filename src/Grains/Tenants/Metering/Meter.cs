namespace Flux.Grains.Tenants.Metering;

/// <summary>One thing that a tenant uses up: how much in the last hour, and the budget where its policy has one. Thread-safe.</summary>
internal sealed class Meter
{
    private readonly RollingHour _hour = new();
    private readonly Lock _gate = new();
    private UsageBudget? _budget;

    public void Spend(double amount, DateTimeOffset now)
    {
        lock (_gate)
        {
            _hour.Add(amount, now);
            _budget?.Spend(amount, now);
        }
    }

    /// <summary>How long work that uses it has to wait; null: it may begin.</summary>
    /// <param name="perSecond">The policy's cap; null for none.</param>
    /// <param name="most">How much of it may be used at once.</param>
    public TimeSpan? Wait(string who, double? perSecond, double most, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (perSecond is not { } rate)
            {
                _budget = null;
                return null;
            }

            if (_budget?.PerSecond != rate)
            {
                _budget = new UsageBudget(rate, most);
            }

            return _budget.Wait(who, now);
        }
    }

    public double LastHour(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _hour.Sum(now);
        }
    }
}
