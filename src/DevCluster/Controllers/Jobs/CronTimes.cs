using Cronos;
using Flux.Manifests.Text;

namespace Flux.DevCluster.Controllers.Jobs;

/// <summary>
/// The times of a schedule, with the meaning that Kubernetes gives it: of a day of the month and a day of the week, either will do when
/// both are said, and <c>@every</c> counts from the last time.
/// </summary>
internal sealed class CronTimes
{
    private readonly CronExpression[] _expressions;
    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan? _every;

    private CronTimes(CronExpression[] expressions, TimeZoneInfo zone, TimeSpan? every)
    {
        _expressions = expressions;
        _zone = zone;
        _every = every;
    }

    /// <summary>Null when the schedule cannot be read.</summary>
    public static CronTimes? Parse(string schedule, TimeZoneInfo zone)
    {
        if (schedule.StartsWith("@every ", StringComparison.Ordinal))
        {
            // Shorter ones count as a second.
            return GoDuration.TryParse(schedule["@every ".Length..], out var nanoseconds)
                ? new CronTimes([], zone, TimeSpan.FromSeconds(Math.Max(1, nanoseconds / 1_000_000_000)))
                : null;
        }

        var expressions = new List<CronExpression>();
        foreach (var text in Alternatives(schedule))
        {
            if (!CronExpression.TryParse(text, out var expression))
            {
                return null;
            }

            expressions.Add(expression);
        }

        return new CronTimes([.. expressions], zone, null);
    }

    /// <summary>The first time after <paramref name="now"/>.</summary>
    /// <param name="since">The last time that was used.</param>
    public DateTimeOffset? Next(DateTimeOffset since, DateTimeOffset now) => _every is { } every
        ? since + (every * (Math.Floor(Math.Max(0, (now - since) / every)) + 1))
        : After(now);

    /// <summary>
    /// The last time in a span. It looks at longer and longer ends of the span, since a span may be of any length (a tenant writes its
    /// beginning) and hold a time for every minute.
    /// </summary>
    public DateTimeOffset? Latest(DateTimeOffset after, DateTimeOffset now)
    {
        if (_every is { } every)
        {
            return now - after < every ? null : after + (every * Math.Floor((now - after) / every));
        }

        for (var length = TimeSpan.FromMinutes(2); after < now; length *= 2)
        {
            var start = now - after > length ? now - length : after;
            DateTimeOffset? latest = null;
            for (var next = After(start); next <= now; next = After(next.Value))
            {
                latest = next;
            }

            if (latest is not null || start == after)
            {
                return latest;
            }
        }

        return null;
    }

    private DateTimeOffset? After(DateTimeOffset time) => _expressions.Select(expression => expression.GetNextOccurrence(time, _zone)).Min();

    private static string[] Alternatives(string schedule)
    {
        var fields = schedule.Replace('?', '*').Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 5 && !IsAny(fields[2]) && !IsAny(fields[4])
            ? [string.Join(' ', [.. fields[..4], "*"]), string.Join(' ', [.. fields[..2], "*", .. fields[3..]])]
            : [string.Join(' ', fields)];
    }

    private static bool IsAny(string field) => field.Split(',').Any(part => part is "*" or "*/1");
}
