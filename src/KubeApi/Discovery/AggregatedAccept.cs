using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Discovery;

/// <summary>Whether a client understands aggregated discovery.</summary>
internal static class AggregatedAccept
{
    /// <summary>The version of the form that the client prefers, or null.</summary>
    public static string? Version(HttpRequest request)
    {
        foreach (var clause in request.Headers.Accept.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            if (!clause.StartsWith("application/json", StringComparison.Ordinal))
            {
                continue;
            }

            if (clause.Contains("as=APIGroupDiscoveryList", StringComparison.Ordinal) && clause.Contains("g=apidiscovery.k8s.io", StringComparison.Ordinal))
            {
                if (clause.Contains("v=v2beta1", StringComparison.Ordinal))
                {
                    return "v2beta1";
                }

                if (clause.Contains("v=v2", StringComparison.Ordinal))
                {
                    return "v2";
                }
            }
            else if (!clause.Contains("as=", StringComparison.Ordinal))
            {
                return null;
            }
        }

        return null;
    }
}
