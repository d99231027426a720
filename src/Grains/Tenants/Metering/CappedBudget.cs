namespace Flux.Grains.Tenants.Metering;

/// <summary>The budget of one thing that a tenant uses up, as long as its policy has a cap on it. Not thread-safe.</summary>
/// <param name="usual">What one run costs as long as nothing is known.</param>
internal sealed class CappedBudget(double usual)
{
    private UsageBudget? _budget;

    public void Spend(double amount, DateTimeOffset now) => _budget?.Spend(amount, now);

    /// <summary>How long work that uses it has to wait; null: it may begin.</summary>
    /// <param name="who">Who wants to begin.</param>
    /// <param name="perSecond">The policy's cap; null for none.</param>
    /// <param name="most">How much of it may be used at once.</param>
    public TimeSpan? Wait(string who, double? perSecond, double most, DateTimeOffset now)
    {
        if (perSecond is not { } rate)
        {
            _budget = null;
            return null;
        }

        if (_budget?.PerSecond != rate)
        {
            _budget = new UsageBudget(rate, most, usual);
        }

        return _budget.Wait(who, now);
    }
}
