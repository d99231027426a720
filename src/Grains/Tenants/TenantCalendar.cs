using System.Globalization;
using Cronos;
using Flux.Contracts.Tenants;
using Flux.Manifests.Text;

namespace Flux.Grains.Tenants;

/// <summary>
/// Evaluates a tenant's freeze and windows at a moment. A window opens by its cron schedule in its time zone and stays open for
/// its duration; without any allowing window everything is allowed; a denying window that is open wins.
/// </summary>
internal static class TenantCalendar
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(366);

    public static TenantHold? HoldOf(TenantSpec tenant, DateTimeOffset now)
    {
        if (tenant.Freeze)
        {
            return new TenantHold("TenantFrozen", "the tenant is frozen (spec.freeze): nothing is applied", null);
        }

        if (FaultOf(tenant) is { } fault)
        {
            return new TenantHold("OutsideWindow", fault, null);
        }

        var windows = tenant.Windows.Select(Parse).ToList();
        var denying = windows.Where(window => window.Denies && window.IsOpen(now)).ToList();
        if (denying.Count > 0)
        {
            var end = denying.Max(window => window.ClosesAt(now)!.Value);
            return Hold("a window denies changes", end, now);
        }

        var allowing = windows.Where(window => !window.Denies).ToList();
        if (allowing.Count == 0 || allowing.Exists(window => window.IsOpen(now)))
        {
            return null;
        }

        var opening = allowing.Select(window => window.OpensAt(now, now + LookAhead)).Min();
        return opening is { } at ? Hold("no window is open", at, now) : new TenantHold("OutsideWindow", "no window opens within a year", null);
    }

    /// <summary>The first window that says nothing; null when all do. Nothing is applied under one: it may have been meant to deny.</summary>
    public static string? FaultOf(TenantSpec tenant) => tenant.Windows.Select(Parse).FirstOrDefault(window => window.Error is not null)?.Error;

    private static TenantHold Hold(string what, DateTimeOffset until, DateTimeOffset now) => new(
        "OutsideWindow",
        string.Create(CultureInfo.InvariantCulture, $"{what}; changes may be applied from {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
        until - now);

    private static Window Parse(TenantWindow window, int index)
    {
        if (!CronExpression.TryParse(window.Schedule, out var schedule))
        {
            return Window.Broken($"spec.windows[{index}].schedule: '{window.Schedule}' is not a cron expression of five fields");
        }

        if (!GoDuration.TryParseTimeSpan(window.Duration, out var duration) || duration <= TimeSpan.Zero)
        {
            return Window.Broken($"spec.windows[{index}].duration: '{window.Duration}' is not a duration such as 8h");
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(window.TimeZone, out var zone)
            ? new Window(window.Kind == "deny", schedule, duration, zone, null)
            : Window.Broken($"spec.windows[{index}].timeZone: '{window.TimeZone}' is not a known time zone");
    }

    private sealed record Window(bool Denies, CronExpression Schedule, TimeSpan Duration, TimeZoneInfo Zone, string? Error)
    {
        public static Window Broken(string error) => new(false, CronExpression.Daily, TimeSpan.Zero, TimeZoneInfo.Utc, error);

        public bool IsOpen(DateTimeOffset now) => ClosesAt(now) is not null;

        /// <summary>When the window that is open now closes; null when it is closed.</summary>
        public DateTimeOffset? ClosesAt(DateTimeOffset now)
        {
            DateTimeOffset? end = null;
            foreach (var start in Schedule.GetOccurrences(now - Duration, now, Zone, fromInclusive: false, toInclusive: true))
            {
                end = start + Duration;
            }

            return end;
        }

        public DateTimeOffset? OpensAt(DateTimeOffset now, DateTimeOffset limit) =>
            Schedule.GetNextOccurrence(now, Zone) is { } next && next <= limit ? next : null;
    }
}
