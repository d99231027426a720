using System.Collections.Frozen;
using System.Globalization;
using Flux.Manifests.Networking;
using Flux.Manifests.RegularExpressions;
using Flux.Manifests.Text;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>The <c>format</c>s of strings that are checked; every other is ignored, as Kubernetes does.</summary>
internal static class StringFormats
{
    private static readonly FrozenDictionary<string, Func<string, bool>> Checks = new Dictionary<string, Func<string, bool>>
    {
        ["bsonobjectid"] = Pattern("^[0-9a-fA-F]{24}$"),
        ["uri"] = static text => GoUrl.ParseRequestUri(text, out _) is not null,
        ["email"] = MailAddressFormat.IsAddress,
        ["hostname"] = IsHostname,
        ["ipv4"] = static text => text.Contains('.', StringComparison.Ordinal) && GoIp.Parse(text, allowLeadingZeros: true) is not null,
        ["ipv6"] = static text => text.Contains(':', StringComparison.Ordinal) && GoIp.Parse(text) is not null,
        ["cidr"] = static text => GoIp.ParseCidr(text, allowLeadingZeros: true) is not null,
        ["mac"] = Pattern(
            "^(?:[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){7}|[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){19}"
            + "|[0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){7}|[0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){19}"
            + "|[0-9a-fA-F]{4}(?:\\.[0-9a-fA-F]{4}){2}|[0-9a-fA-F]{4}(?:\\.[0-9a-fA-F]{4}){3}|[0-9a-fA-F]{4}(?:\\.[0-9a-fA-F]{4}){9})$"),
        ["uuid"] = Pattern("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$"),
        ["uuid3"] = Pattern("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$"),
        ["uuid4"] = Pattern("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$"),
        ["uuid5"] = Pattern("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$"),
        ["isbn"] = static text => CheckedNumbers.IsIsbn10(text) || CheckedNumbers.IsIsbn13(text),
        ["isbn10"] = CheckedNumbers.IsIsbn10,
        ["isbn13"] = CheckedNumbers.IsIsbn13,
        ["creditcard"] = CheckedNumbers.IsCreditCard,
        ["ssn"] = Pattern("^[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}$"),
        ["hexcolor"] = Pattern("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
        ["rgbcolor"] = Pattern(
            "^rgb\\(\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*,\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*,"
            + "\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*\\)$"),
        ["byte"] = Pattern("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$"),
        ["password"] = static _ => true,
        ["date"] = IsDate,
        ["datetime"] = IsDateTime,
        ["duration"] = static text => GoDuration.TryParseLenient(text, out _),
        ["k8sshortname"] = IsShortName,
        ["k8slongname"] = IsLongName,
    }.ToFrozenDictionary();

    private static readonly GoRegex Time =
        GoRegex.TryParse("^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:.[0-9]+)?(?:z|[+-][0-9]{2}:[0-9]{2})$", out _)!;

    private static readonly GoRegex Hostname = GoRegex.TryParse(
        @"^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$",
        out _)!;

    private static readonly GoRegex LongName = GoRegex.TryParse("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", out _)!;

    /// <summary>The check of a format, hyphens in its name not counting; null when the format is not supported.</summary>
    public static Func<string, bool>? Find(string format) =>
        format.Length == 0 ? null : Checks.GetValueOrDefault(format.Replace("-", "", StringComparison.Ordinal));

    public static bool IsShortName(string text) =>
        text.Length <= 63 && !text.Contains('.', StringComparison.Ordinal) && LongName.IsMatch(text);

    public static bool IsLongName(string text) => text.Length <= 253 && LongName.IsMatch(text);

    public static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsDateTime(string text)
    {
        var parts = text.ToLowerInvariant().Split('t');
        return parts.Length >= 2 && IsDate(parts[0]) && Time.IsMatch(parts[1]);
    }

    private static bool IsHostname(string text) =>
        text.Length <= 255 && Hostname.IsMatch(text) && text.Split('.').All(part => System.Text.Encoding.UTF8.GetByteCount(part) <= 63);

    private static Func<string, bool> Pattern(string pattern)
    {
        var regex = GoRegex.TryParse(pattern, out _)!;
        return regex.IsMatch;
    }
}
