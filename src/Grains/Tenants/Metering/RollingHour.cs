namespace Flux.Grains.Tenants.Metering;

/// <summary>A sum over the last hour, by the minute. Not thread-safe.</summary>
internal sealed class RollingHour
{
    private const int Minutes = 60;

    private readonly double[] _sums = new double[Minutes];
    private readonly long[] _stamps = new long[Minutes];

    public void Add(double amount, DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        var at = (int)(minute % Minutes);
        if (_stamps[at] != minute)
        {
            (_stamps[at], _sums[at]) = (minute, 0);
        }

        _sums[at] += amount;
    }

    public double Sum(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        var sum = 0.0;
        for (var at = 0; at < Minutes; at++)
        {
            sum += minute - _stamps[at] < Minutes ? _sums[at] : 0;
        }

        return sum;
    }
}
