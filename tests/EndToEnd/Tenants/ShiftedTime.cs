namespace Flux.EndToEnd.Tenants;

/// <summary>The machine's time, which can be set forward, and on which whatever is measured can be made to take long.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _shift;
    private long _steps;

    /// <summary>By how much every look at the stopwatch sets it forward.</summary>
    public TimeSpan Step { get; set; }

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Add(ref _steps, (long)(Step.TotalSeconds * TimestampFrequency));
}
