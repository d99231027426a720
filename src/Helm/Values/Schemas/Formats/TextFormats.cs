using Flux.Manifests.RegularExpressions;

namespace Flux.Helm.Values.Schemas.Formats;

/// <summary>The values of <c>format</c> that are checked, by name.</summary>
internal static class TextFormats
{
    private static readonly Dictionary<string, Func<string, string?>> Checks = new(StringComparer.Ordinal)
    {
        ["regex"] = text => GoRegex.TryParse(text, out var error) is null ? error : null,
        ["json-pointer"] = PointerFormats.Pointer,
        ["relative-json-pointer"] = PointerFormats.RelativePointer,
        ["uuid"] = PointerFormats.Uuid,
        ["ipv4"] = NetworkFormats.Ipv4,
        ["ipv6"] = NetworkFormats.Ipv6,
        ["hostname"] = NetworkFormats.Hostname,
        ["email"] = NetworkFormats.Email,
        ["date"] = TimeFormats.Date,
        ["time"] = TimeFormats.Time,
        ["date-time"] = TimeFormats.DateAndTime,
        ["duration"] = TimeFormats.Duration,
        ["period"] = TimeFormats.Period,
        ["uri"] = UriFormats.Absolute,
        ["iri"] = UriFormats.Absolute,
        ["uri-reference"] = UriFormats.Reference,
        ["iri-reference"] = UriFormats.Reference,
    };

    /// <summary>What is wrong with a text; null when it has the format, or nothing is known of the format.</summary>
    public static string? Problem(string format, string text) => Checks.TryGetValue(format, out var check) ? check(text) : null;
}
