namespace Flux.Grains.Tenants.Metering;

/// <summary>
/// An allowance that refills steadily. Work is never stopped in the middle: it may run into debt, and what wants to begin then is
/// given a time of its own, when the debt and those before it are paid. So nobody asks again in vain, and no worker waits.
/// Thread-safe.
/// </summary>
/// <param name="perSecond">How much is refilled in a second.</param>
/// <param name="most">How much can be saved up.</param>
/// <param name="usual">What one costs as long as nothing is known.</param>
internal sealed class UsageBudget(double perSecond, double most, double usual)
{
    private const double Least = 1e-3;

    /// <summary>Of those who come together before anything is known of what they cost, this many begin at least.</summary>
    private const int FirstBeginners = 4;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _turns = new(StringComparer.Ordinal);
    private DateTimeOffset _lastTurn;
    private DateTimeOffset _filledAt;
    private double _level;
    private double _usual = Math.Min(usual, most / FirstBeginners);
    private double _reserved;
    private double _spent;
    private int _begun;

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

            var paid = now + Refilled(Math.Max(0, -_level));
            turn = (_lastTurn > paid ? _lastTurn : paid) + Refilled(Math.Max(_usual, Least));
            turn = turn < now + Longest ? turn : now + Longest;
            _turns[who] = _lastTurn = turn;
            return turn - now;
        }
    }

    public void Spend(double amount, DateTimeOffset now)
    {
        lock (_gate)
        {
            Refill(now);
            var reserved = Math.Min(_reserved, amount);
            _reserved -= reserved;
            _level -= amount - reserved;
            _spent += amount;
        }
    }

    /// <summary>
    /// What was spent since the last beginnings is what each of them costs, as far as can be known while several work. As much is reserved, so
    /// that many who come together do not all begin on the same allowance.
    /// </summary>
    private void Begin(string who)
    {
        _turns.Remove(who);
        if (_spent > 0)
        {
            _usual = (0.8 * _usual) + (0.2 * _spent / Math.Max(1, _begun));
            (_spent, _begun) = (0, 0);
        }

        _begun++;
        _level -= _usual;
        _reserved += _usual;
    }

    private TimeSpan Refilled(double amount) => perSecond > 0 ? TimeSpan.FromSeconds(Math.Min(amount / perSecond, Longest.TotalSeconds)) : Longest;

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
