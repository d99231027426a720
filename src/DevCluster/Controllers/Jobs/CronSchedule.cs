using Cronos;
using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>When the Jobs of a CronJob are due.</summary>
internal sealed class CronSchedule(CronExpression expression, TimeZoneInfo zone)
{
    /// <summary>Null when the schedule cannot be read.</summary>
    public static CronSchedule? Of(MapNode cron)
    {
        var text = cron.GetString("spec", "schedule") ?? "";
        return CronExpression.TryParse(text, out var expression)
            && TimeZoneInfo.TryFindSystemTimeZoneById(cron.GetString("spec", "timeZone") ?? "UTC", out var zone) ? new CronSchedule(expression, zone) : null;
    }

    /// <summary>The latest time that has passed without its Job, unless it is too late for it.</summary>
    public DateTimeOffset? Due(MapNode cron, DateTimeOffset now)
    {
        var since = ObjectFields.ParseTime(cron.GetString("status", "lastScheduleTime")) ?? cron.Created();
        var earliest = cron.GetInt64("spec", "startingDeadlineSeconds") is { } seconds ? now.AddSeconds(-seconds) : since;
        DateTimeOffset? due = null;
        for (var next = Next(since > earliest ? since : earliest); next <= now; next = Next(next.Value))
        {
            due = next;
        }

        return due;
    }

    public TimeSpan? NextIn(DateTimeOffset now) => Next(now) is { } next ? Shortened(next - now) : null;

    /// <summary>Timers hold only some weeks; looking at it once a day costs nothing.</summary>
    private static TimeSpan Shortened(TimeSpan wait) => wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1);

    private DateTimeOffset? Next(DateTimeOffset after) => expression.GetNextOccurrence(after, zone);
}
