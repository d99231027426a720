using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>When the Jobs of a CronJob are due.</summary>
internal sealed class CronSchedule(CronTimes times)
{
    /// <summary>Null when the schedule cannot be read.</summary>
    public static CronSchedule? Of(MapNode cron)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(cron.GetString("spec", "timeZone") ?? "UTC", out var zone))
        {
            return null;
        }

        return CronTimes.Parse(cron.GetString("spec", "schedule") ?? "", zone) is { } times ? new CronSchedule(times) : null;
    }

    /// <summary>The latest time that has passed without its Job, unless it is too late for it.</summary>
    public DateTimeOffset? Due(MapNode cron, DateTimeOffset now)
    {
        var since = Since(cron);
        var age = TimeSpan.FromSeconds(Math.Min(cron.GetInt64("spec", "startingDeadlineSeconds") ?? long.MaxValue, (long)(now - DateTimeOffset.UnixEpoch).TotalSeconds));
        return times.Latest(since > now - age ? since : now - age, now);
    }

    public TimeSpan? NextIn(MapNode cron, DateTimeOffset now) => times.Next(Since(cron), now) is { } next ? Shortened(next - now) : null;

    private static DateTimeOffset Since(MapNode cron) => ObjectFields.ParseTime(cron.GetString("status", "lastScheduleTime")) ?? cron.Created();

    /// <summary>Timers hold only some weeks; looking at it once a day costs nothing.</summary>
    private static TimeSpan Shortened(TimeSpan wait) => wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1);
}
