namespace Flux.Contracts.Tenants;

/// <summary>A span of time in which changes may be applied, or may not.</summary>
public sealed record TenantWindow
{
    /// <summary><c>allow</c> (default) or <c>deny</c>; a deny wins.</summary>
    public string Kind { get; init; } = "allow";

    /// <summary>When it opens: five fields of cron.</summary>
    public string Schedule { get; init; } = "";

    /// <summary>How long it stays open, as a Go duration.</summary>
    public string Duration { get; init; } = "";

    /// <summary>IANA name of the time zone of the schedule. Default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";
}
