namespace Flux.Grains.Tenants.Metering;

/// <summary>
/// An allowance that refills steadily. Work is never stopped in the middle: it may run into debt, and what wants to begin then is
/// given a time of its own, when the debt and those before it are paid. So nobody asks again in vain, and no worker waits.
/// Thread-safe.
/// </summary>
/// <param name="perSecond">How much is refilled in a second.</param>
/// <param name="most">How much can be saved up.</param>
internal sealed class UsageBudget(double perSecond, double most)
{
    private const double Least = 1e-3;
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _turns = new(StringComparer.Ordinal);
    private DateTimeOffset _lastTurn;
    private DateTimeOffset _filledAt;
    private double _level;
    private double _usual;
    private double _spent;

    public double PerSecond => perSecond;

    /// <summary>How long to wait before beginning; null: begin now.</summary>
    /// <param name="who">Who wants to begin; asking again keeps the turn.</param>
    public TimeSpan? Wait(string who, DateTimeOffset now)
    {
        lock (_gate)
        {
            Refill(now);
            var hasTurn = _turns.TryGetValue(who, out var turn);
            if (hasTurn && now < turn)
            {
                return turn - now;
            }

            if (_level > 0 && (hasTurn || _turns.Count == 0))
            {
                Begin(who);
                return null;
            }

            var paid = now + TimeSpan.FromSeconds(Math.Max(0, -_level) / perSecond);
            turn = (_lastTurn > paid ? _lastTurn : paid) + TimeSpan.FromSeconds(Math.Max(_usual, Least) / perSecond);
            _turns[who] = _lastTurn = turn;
            return turn - now;
        }
    }

    public void Spend(double amount, DateTimeOffset now)
    {
        lock (_gate)
        {
            Refill(now);
            _level -= amount;
            _spent += amount;
        }
    }

    /// <summary>What was spent since the last beginning is what one costs, as far as can be known while several work.</summary>
    private void Begin(string who)
    {
        _turns.Remove(who);
        _usual = _usual == 0 ? _spent : (0.8 * _usual) + (0.2 * _spent);
        _spent = 0;
    }

    private void Refill(DateTimeOffset now)
    {
        _level = _filledAt == default
            ? most
            : Math.Min(most, _level + (perSecond * Math.Max(0, (now - _filledAt).TotalSeconds)));

        _filledAt = now;
        foreach (var (who, _) in _turns.Where(turn => now - turn.Value > Forgotten).ToArray())
        {
            _turns.Remove(who);
        }
    }
}
