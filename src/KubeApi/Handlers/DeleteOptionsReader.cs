using System.Globalization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Handlers;

/// <summary>Reads how to delete: from the body when there is one, which then replaces the query entirely.</summary>
internal sealed class DeleteOptionsReader(BodyParser parser)
{
    /// <exception cref="ApiException">400, 413, 415, 422</exception>
    public async ValueTask<DeleteOptions> ReadAsync(ResourceCall call)
    {
        var request = call.Http.Request;
        var bytes = await BodyReader.ReadAsync(request, call.Aborted).ConfigureAwait(false);
        if (bytes.Length == 0)
        {
            return Validate(FromQuery(request.Query), request.Query.ContainsKey("orphanDependents") && request.Query.ContainsKey("propagationPolicy"));
        }

        var body = parser.Parse(bytes, BodyParser.FormatOf(request.ContentType), "DeleteOptions").Root;
        if (body.GetString("kind") is { Length: > 0 } kind && kind != "DeleteOptions")
        {
            throw ApiErrors.BadRequest($"decoded object cannot be converted to DeleteOptions");
        }

        return Validate(FromBody(body), body["orphanDependents"] is BooleanNode && body["propagationPolicy"] is StringNode);
    }

    private static DeleteOptions FromBody(MapNode body)
    {
        var dryRun = body.GetList("dryRun") ?? [];
        CheckDryRun(dryRun.OfType<StringNode>().Select(value => value.Value));
        return new DeleteOptions
        {
            DryRun = dryRun.Count > 0,
            GracePeriodSeconds = body.GetInt64("gracePeriodSeconds"),
            PropagationPolicy = body.GetString("propagationPolicy") ?? Orphaning(body.GetBoolean("orphanDependents")),
            Uid = body.GetString("preconditions", "uid"),
            ResourceVersion = body.GetString("preconditions", "resourceVersion"),
        };
    }

    private static DeleteOptions FromQuery(IQueryCollection query)
    {
        CheckDryRun(query["dryRun"]);
        return new DeleteOptions
        {
            DryRun = query["dryRun"].Count > 0,
            GracePeriodSeconds = long.TryParse(QueryReader.First(query["gracePeriodSeconds"]), CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
            PropagationPolicy = QueryReader.First(query["propagationPolicy"]) is { Length: > 0 } policy ? policy
                : Orphaning(query.ContainsKey("orphanDependents") ? QueryReader.IsTrue(query["orphanDependents"]) : null),
        };
    }

    private static string? Orphaning(bool? orphan) => orphan switch
    {
        true => "Orphan",
        false => "Background",
        _ => null,
    };

    private static void CheckDryRun(IEnumerable<string?> values)
    {
        var errors = new List<FieldError>();
        QueryReader.ReadDryRun(values, errors);
        ThrowIfAny(errors);
    }

    private static DeleteOptions Validate(DeleteOptions options, bool givesBoth)
    {
        var errors = new List<FieldError>();
        var policy = options.PropagationPolicy;
        if (policy is not (null or "Orphan" or "Foreground" or "Background"))
        {
            errors.Add(FieldError.NotSupported("propagationPolicy", policy, ["Foreground", "Background", "Orphan", "nil"]));
        }

        if (givesBoth)
        {
            errors.Add(FieldError.Invalid("propagationPolicy", policy!, "orphanDependents and deletionPropagation cannot be both set"));
        }

        ThrowIfAny(errors);
        return options;
    }

    private static void ThrowIfAny(List<FieldError> errors)
    {
        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(new GroupKind("meta.k8s.io", "DeleteOptions"), "", errors);
        }
    }
}
