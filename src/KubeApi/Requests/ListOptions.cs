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
    public long? Version => long.TryParse(ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;

    /// <exception cref="ApiException">400 or 422</exception>
    public static ListOptions Read(HttpRequest request, bool isWatch)
    {
        var query = request.Query;
        var options = new ListOptions
        {
            LabelSelector = query["labelSelector"].ToString(),
            FieldSelector = query["fieldSelector"].ToString(),
            Limit = ReadInt(query["limit"].ToString()) ?? 0,
            Continue = query["continue"].ToString(),
            ResourceVersion = query["resourceVersion"].ToString(),
            ResourceVersionMatch = query["resourceVersionMatch"].ToString(),
            AllowBookmarks = QueryReader.IsTrue(query["allowWatchBookmarks"]),
            SendInitialEvents = query.ContainsKey("sendInitialEvents") ? QueryReader.IsTrue(query["sendInitialEvents"]) : null,
            TimeoutSeconds = ReadInt(query["timeoutSeconds"].ToString()),
        };
        ListOptionsValidator.Validate(options, isWatch);
        return options;
    }

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
