using Flux.Contracts.Tenants;
using Flux.Grains.Tenants;

namespace Flux.Grains.Tests.Tenants;

public sealed class TenantCalendarTests
{
    private static readonly TenantWindow Office = new() { Schedule = "0 9 * * 1-5", Duration = "8h", TimeZone = "Europe/Berlin" };

    [Theory]
    [InlineData("2026-11-25T10:00:00Z", true)]
    [InlineData("2026-11-25T07:30:00Z", false)]
    [InlineData("2026-11-25T16:00:00Z", false)]
    [InlineData("2026-11-28T10:00:00Z", false)]
    [InlineData("2026-07-01T07:30:00Z", true)]
    public void HoldOf_AllowingWindow_FollowsItsTimeZone(string now, bool open) =>
        Assert.Equal(open, TenantCalendar.HoldOf(new TenantSpec { Windows = [Office] }, DateTimeOffset.Parse(now)) is null);

    [Fact]
    public void HoldOf_ClosedWindow_EndsWhenItOpens()
    {
        var hold = TenantCalendar.HoldOf(new TenantSpec { Windows = [Office] }, DateTimeOffset.Parse("2026-11-25T07:30:00Z"));

        Assert.Equal(TimeSpan.FromMinutes(30), hold!.Until);
        Assert.Contains("2026-11-25 08:00:00 UTC", hold.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldOf_DenyingWindow_WinsOverAnAllowingOne()
    {
        var lunch = new TenantWindow { Kind = "deny", Schedule = "0 12 * * *", Duration = "1h" };

        var hold = TenantCalendar.HoldOf(new TenantSpec { Windows = [Office, lunch] }, DateTimeOffset.Parse("2026-11-25T12:20:00Z"));

        Assert.Equal(TimeSpan.FromMinutes(40), hold!.Until);
    }

    [Theory]
    [InlineData("every day", "1h", "UTC", "schedule")]
    [InlineData("0 9 * * *", "long", "UTC", "duration")]
    [InlineData("0 9 * * *", "1h", "Mars/Base", "timeZone")]
    public void HoldOf_BrokenWindow_NamesTheField(string schedule, string duration, string zone, string field)
    {
        var window = new TenantWindow { Schedule = schedule, Duration = duration, TimeZone = zone };

        var hold = TenantCalendar.HoldOf(new TenantSpec { Windows = [window] }, DateTimeOffset.UnixEpoch);

        Assert.StartsWith($"spec.windows[0].{field}:", hold!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldOf_FrozenTenant_HoldsUntilItChanges()
    {
        var hold = TenantCalendar.HoldOf(new TenantSpec { Freeze = true }, DateTimeOffset.UnixEpoch);

        Assert.Equal("TenantFrozen", hold!.Reason);
        Assert.Null(hold.Until);
    }
}
