using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Discovery;

/// <summary>Whether a request for <c>/api</c> or <c>/apis</c> wants everything at once.</summary>
internal static class AggregatedAccept
{
    /// <summary>The version of the aggregated form, wherever in the header it is named; null for the old form.</summary>
    /// <exception cref="ApiException">406: a form is asked for that there is not, and no other.</exception>
    public static string? Version(HttpRequest request)
    {
        var isPlain = false;
        var isUnknown = false;
        foreach (var clause in request.Headers.Accept.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parameters = clause.Split(';', StringSplitOptions.TrimEntries);
            var isForm = Array.Exists(parameters, parameter => parameter.StartsWith("as=", StringComparison.Ordinal));
            if (parameters.Contains("as=APIGroupDiscoveryList") && parameters.Contains("g=apidiscovery.k8s.io") && parameters.Contains("v=v2"))
            {
                return "v2";
            }

            isPlain |= !isForm && parameters[0] is "application/json" or "application/yaml" or "application/vnd.kubernetes.protobuf" or "*/*";
            isUnknown |= isForm || !isPlain;
        }

        return isUnknown && !isPlain ? throw ApiErrors.NotAcceptable(ContentNegotiator.Representations) : null;
    }
}
