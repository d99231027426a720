using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Urls;

/// <summary>urlParse and urlJoin, and getHostByName, which answers nothing: rendering does not look up names.</summary>
internal static class UrlFunctions
{
    public static FunctionGroup All { get; } = new()
    {
        { "urlParse", [G.String], G.AnyMap, a => Parse(a.Text(0)) },
        { "urlJoin", [G.AnyMap], G.String, a => Join(a.Map(0)) },
        { "getHostByName", [G.String], G.String, _ => "" },
    };

    private static GoMap Parse(string text)
    {
        var url = GoUrl.TryParse(text, out var error) ?? throw new TemplateCallException($"unable to parse url: {error}");
        return new GoMap
        {
            ["scheme"] = url.Scheme,
            ["host"] = url.Host,
            ["hostname"] = url.HostName,
            ["path"] = url.Path,
            ["query"] = url.Query,
            ["opaque"] = url.Opaque,
            ["fragment"] = url.Fragment,
            ["userinfo"] = url.User ?? "",
        };
    }

    private static string Join(GoMap map)
    {
        var url = new GoUrl
        {
            Scheme = Part(map, "scheme"),
            Host = Part(map, "host"),
            Path = Part(map, "path"),
            Query = Part(map, "query"),
            Opaque = Part(map, "opaque"),
            Fragment = Part(map, "fragment"),
        };
        var user = Part(map, "userinfo");
        if (user.Length > 0)
        {
            var parsed = GoUrl.TryParse($"proto://{user}@host", out var error) ?? throw new TemplateCallException($"unable to parse userinfo in dict: {error}");
            url = url with { User = parsed.User };
        }

        return url.ToString();
    }

    private static string Part(GoMap map, string key) => !map.TryGetValue(key, out var value) ? "" : value as string ?? throw new TemplateCallException(
        value is null
            ? Collections.Lists.NilPanic
            : $"unable to parse {key} key, must be of type string, but {GoType.Of(value)!.KindName} found");
}
