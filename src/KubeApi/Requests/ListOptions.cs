using System.Globalization;
using Flux.KubeApi.Errors;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Requests;

/// <summary>The query parameters of list and watch.</summary>
internal sealed record ListOptions
{
    public string LabelSelector { get; init; } = "";

    public string FieldSelector { get; init; } = "";

    public int Limit { get; init; }

    public string Continue { get; init; } = "";

    /// <summary>As given; empty when absent.</summary>
    public string ResourceVersion { get; init; } = "";

    public string ResourceVersionMatch { get; init; } = "";

    public bool AllowBookmarks { get; init; }

    public bool? SendInitialEvents { get; init; }

    public int? TimeoutSeconds { get; init; }

    /// <summary>The version as a number; null when absent or 0.</summary>
    public long? Version => Number(ResourceVersion);

    /// <summary>The version that a read of one object asks for; null when absent or 0.</summary>
    /// <exception cref="ApiException">422</exception>
    public static long? ReadVersion(HttpRequest request)
    {
        var text = QueryReader.First(request.Query["resourceVersion"]);
        ListOptionsValidator.ValidateVersion(text);
        return Number(text);
    }

    /// <exception cref="ApiException">400 or 422</exception>
    public static ListOptions Read(HttpRequest request, bool isWatch)
    {
        var query = request.Query;
        var options = new ListOptions
        {
            LabelSelector = QueryReader.First(query["labelSelector"]),
            FieldSelector = QueryReader.First(query["fieldSelector"]),
            Limit = ReadInt(QueryReader.First(query["limit"])) ?? 0,
            Continue = QueryReader.First(query["continue"]),
            ResourceVersion = QueryReader.First(query["resourceVersion"]),
            ResourceVersionMatch = QueryReader.First(query["resourceVersionMatch"]),
            AllowBookmarks = QueryReader.IsTrue(query["allowWatchBookmarks"]),
            SendInitialEvents = query.ContainsKey("sendInitialEvents") ? QueryReader.IsTrue(query["sendInitialEvents"]) : null,
            TimeoutSeconds = ReadInt(QueryReader.First(query["timeoutSeconds"])),
        };
        ListOptionsValidator.Validate(options, isWatch);
        return options;
    }

    private static long? Number(string version) =>
        long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static int? ReadInt(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? (int)Math.Clamp(value, int.MinValue, int.MaxValue)
            : throw ApiErrors.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
    }
}
