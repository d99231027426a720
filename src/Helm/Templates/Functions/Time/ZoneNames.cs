using System.Globalization;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Abbreviations of zones. The system's data has them only as display names, so the common ones are listed.</summary>
internal static class ZoneNames
{
    public static string Abbreviation(TimeZoneInfo zone, DateTime utc, TimeSpan offset)
    {
        var summer = zone.IsDaylightSavingTime(utc);
        var known = (Region(zone.Id), offset.TotalHours) switch
        {
            ("Europe", 0) => summer ? "BST" : zone.Id == "Europe/London" ? "GMT" : "WET",
            ("Europe", 1) => zone.Id == "Europe/London" ? "BST" : zone.Id == "Europe/Dublin" ? "IST" : summer ? "WEST" : "CET",
            ("Europe", 2) => summer ? "CEST" : "EET",
            ("Europe", 3) => zone.Id is "Europe/Moscow" or "Europe/Simferopol" ? "MSK" : summer ? "EEST" : null,
            ("America" or "US", -8) => summer ? "AKDT" : "PST",
            ("America" or "US", -7) => summer ? "PDT" : "MST",
            ("America" or "US", -6) => summer ? "MDT" : "CST",
            ("America" or "US", -5) => summer ? "CDT" : "EST",
            ("America" or "US", -4) => summer ? "EDT" : "AST",
            ("Asia", 9) when zone.Id == "Asia/Tokyo" => "JST",
            ("Asia", 8) when zone.Id == "Asia/Shanghai" => "CST",
            ("Asia", 5.5) => "IST",
            ("Australia", 10) => "AEST",
            ("Australia", 11) => "AEDT",
            _ => null,
        };
        return zone.Id is "Etc/UTC" or "UTC" ? "UTC" : known ?? Numeric(offset);
    }

    private static string Region(string id) => id.Split('/')[0];

    private static string Numeric(TimeSpan offset)
    {
        var text = (offset < TimeSpan.Zero ? "-" : "+") + Math.Abs(offset.Hours).ToString("00", CultureInfo.InvariantCulture);
        return offset.Minutes == 0 ? text : text + Math.Abs(offset.Minutes).ToString("00", CultureInfo.InvariantCulture);
    }
}
