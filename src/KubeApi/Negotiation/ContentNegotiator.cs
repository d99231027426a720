using System.Globalization;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Negotiation;

/// <summary>Chooses the form of an answer by the <c>Accept</c> header.</summary>
internal static class ContentNegotiator
{
    public const string Representations = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

    private const string StreamRepresentations = ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";

    /// <exception cref="ApiException">406</exception>
    public static AcceptedMedia Negotiate(HttpRequest request, bool isStream = false)
    {
        var header = request.Headers.Accept.ToString();
        var isPretty = IsPretty(request);
        if (header.Length == 0 || header is "application/json" or "*/*")
        {
            return isPretty ? AcceptedMedia.PlainJson with { IsPretty = true } : AcceptedMedia.PlainJson;
        }

        foreach (var clause in Clauses(header))
        {
            // Watches are JSON always: whoever asks for protobuf can read it, too.
            if (Read(clause) is { } media && !(isStream && media.Format == MediaFormat.Protobuf))
            {
                return media with { IsPretty = isPretty };
            }
        }

        if (Clauses(header).Any(IsKnownType))
        {
            // A form that there is not, of a representation that there is.
            throw ApiErrors.NotAcceptable(isStream ? StreamRepresentations[2..] : Representations);
        }

        throw ApiErrors.Failure(
            406,
            "NotAcceptable",
            $"406: Not Acceptable\n\nAvailable representations: {Representations}{(isStream ? StreamRepresentations : "")}",
            new MapNode());
    }

    private static bool IsPretty(HttpRequest request)
    {
        if (request.Query.TryGetValue("pretty", out var asked))
        {
            return asked != "false" && asked != "0" && asked.ToString().Length > 0;
        }

        var agent = request.Headers.UserAgent.ToString();
        return agent.StartsWith("curl", StringComparison.Ordinal) || agent.StartsWith("Wget", StringComparison.Ordinal)
            || agent.StartsWith("Mozilla/5.0", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Clauses(string header) =>
        header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(clause => (Clause: clause, Quality: Quality(clause)))
            .OrderByDescending(clause => clause.Quality)
            .Select(clause => clause.Clause);

    private static double Quality(string clause) =>
        Parameter(clause, "q") is { } text && double.TryParse(text, CultureInfo.InvariantCulture, out var quality) ? quality : 1;

    private static string? Parameter(string clause, string name)
    {
        foreach (var part in clause.Split(';', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part.AsSpan(0, equals).SequenceEqual(name))
            {
                return part[(equals + 1)..];
            }
        }

        return null;
    }

    private static bool IsKnownType(string clause) => FormatOf(clause) is not null;

    private static MediaFormat? FormatOf(string clause)
    {
        var semicolon = clause.IndexOf(';', StringComparison.Ordinal);
        return (semicolon < 0 ? clause : clause[..semicolon].TrimEnd()) switch
        {
            "application/json" or "*/*" => MediaFormat.Json,
            "application/yaml" => MediaFormat.Yaml,
            "application/vnd.kubernetes.protobuf" => MediaFormat.Protobuf,
            _ => null,
        };
    }

    private static AcceptedMedia? Read(string clause)
    {
        var format = FormatOf(clause);
        if (format is null)
        {
            return null;
        }

        var version = Parameter(clause, "v") ?? "v1";
        ResponseForm? form = Parameter(clause, "as") switch
        {
            null => ResponseForm.Object,
            _ when Parameter(clause, "g") is not "meta.k8s.io" || version is not ("v1" or "v1beta1") => null,
            "Table" => ResponseForm.Table,
            "PartialObjectMetadata" => ResponseForm.PartialMetadata,
            "PartialObjectMetadataList" => ResponseForm.PartialMetadataList,
            _ => null,
        };
        return form is null ? null : new AcceptedMedia(format.Value, form.Value, version, false);
    }
}
