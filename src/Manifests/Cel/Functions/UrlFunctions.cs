using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Networking;

namespace Flux.Manifests.Cel.Functions;

/// <summary>URLs and their parts.</summary>
internal static class UrlFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("url", ToUrl, "string_to_url: (string) -> url"),
        Part("getScheme", "url_get_scheme", static url => url.Scheme),
        Part("getHost", "url_get_host", static url => url.Host),
        Part("getHostname", "url_get_hostname", static url => url.HostName),
        Part("getPort", "url_get_port", static url => url.Port),
        Part("getEscapedPath", "url_get_escaped_path", static url => url.EscapedPath),
        CelFunction.Declare("getQuery", static a => Url(a[0]) is { } url ? CelValue.Of(Query(url.Value.RawQuery)) : CelValue.NoSuchOverload, "url_get_query: url.() -> map(string, list(string))"),
        CelFunction.Declare(
            "isURL", static a => a[0].Kind == CelKind.String ? CelValue.Of(GoUrl.ParseRequestUri(a[0].AsString, out _) is not null) : CelValue.NoSuchOverload,
            "is_url_string: (string) -> bool"),
    ];

    private static CelFunction Part(string name, string id, Func<GoUrl, string> part) => CelFunction.Declare(
        name, arguments => Url(arguments[0]) is { } url ? CelValue.Of(part(url.Value)) : CelValue.NoSuchOverload, $"{id}: url.() -> string");

    private static UrlValue? Url(CelValue value) => value.Kind == CelKind.Opaque ? value.AsOpaque as UrlValue : null;

    private static CelValue ToUrl(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String)
        {
            return CelValue.NoSuchOverload;
        }

        var text = arguments[0].AsString;
        return GoUrl.ParseRequestUri(text, out var problem) is { } url
            ? CelValue.Of(new UrlValue(url, text))
            : CelValue.Error($"URL parse error during conversion from string: {problem}");
    }

    private static CelHashMap Query(string query)
    {
        var values = new Dictionary<string, List<CelValue>>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !pair.Contains(';', StringComparison.Ordinal)))
        {
            var parts = pair.Split('=', 2);
            var key = Unescape(parts[0]);
            if (!values.TryGetValue(key, out var list))
            {
                values.Add(key, list = []);
            }

            list.Add(CelValue.Of(parts.Length > 1 ? Unescape(parts[1]) : ""));
        }

        return values.Aggregate(CelHashMap.Empty, (map, entry) => map.Insert(CelValue.Of(entry.Key), CelValue.Of(new CelArrayList(entry.Value)))!);
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private sealed record UrlValue(GoUrl Value, string Text) : ICelOpaque
    {
        public CelType Type => CelTypes.Url;

        public bool IsEqual(ICelOpaque other) => other is UrlValue url && url.Value == Value;

        public override string ToString() => Text;
    }
}
