using Flux.KubeApi.Authentication;
using Flux.KubeApi.FrontProxy;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Aggregation;

/// <summary>Asks a server behind this one what it serves, which is also the proof that it answers.</summary>
internal sealed class BackendCheck(BackendConnection connection)
{
    private const int LargestDocument = 16 << 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly UserInfo Asker = new("system:kube-aggregator", [UserInfo.MastersGroup]);

    /// <summary>The <c>APIResourceList</c> of a group version, or why there is none.</summary>
    public async Task<(MapNode? Resources, Availability Result)> ResourcesAsync(string groupVersion, CancellationToken cancellationToken)
    {
        var address = connection.Target.Uri($"/apis/{groupVersion}");
        var (body, problem) = await SendAsync(HttpMethod.Get, address, cancellationToken).ConfigureAwait(false);
        return body is not null
            ? (body, Availability.Passed)
            : (null, Availability.No("FailedDiscoveryCheck", $"failing or missing response from {address}: {problem}"));
    }

    /// <summary>The hash of the OpenAPI v3 document of a group version; empty when it has none.</summary>
    public async Task<string> OpenApiHashAsync(string groupVersion, CancellationToken cancellationToken)
    {
        var (body, _) = await SendAsync(HttpMethod.Get, connection.Target.Uri("/openapi/v3"), cancellationToken).ConfigureAwait(false);
        var url = body.GetString("paths", $"apis/{groupVersion}", "serverRelativeURL") ?? "";
        var at = url.IndexOf("hash=", StringComparison.Ordinal);
        return at < 0 ? "" : url[(at + 5)..];
    }

    /// <summary>The OpenAPI v2 document; null when the server has none.</summary>
    public async Task<MapNode?> SwaggerAsync(CancellationToken cancellationToken)
    {
        var (body, _) = await SendAsync(HttpMethod.Get, connection.Target.Uri("/openapi/v2"), cancellationToken).ConfigureAwait(false);
        return body?.GetString("swagger") is null ? null : body;
    }

    /// <summary>Reads or deletes at the server as this one itself, or says why that cannot be done.</summary>
    public async Task<(MapNode? Body, string Problem)> SendAsync(HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.ParseAdd("application/json");
        RepeatedHeaders.Add(request, RemoteUser.Headers(Asker));

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var response = await connection.SendAsync(request, limit.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return (null, $"bad status from {address}: {(int)response.StatusCode}");
            }

            await response.Content.LoadIntoBufferAsync(LargestDocument, limit.Token).ConfigureAwait(false);
            var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return JsonNodeReader.Read(bytes) is MapNode body ? (body, "") : (null, $"no document from {address}");
        }
        catch (HttpRequestException error)
        {
            return (null, $"Get \"{address}\": {BackendConnection.Describe(error)}");
        }
        catch (ManifestException error)
        {
            return (null, $"no document from {address}: {error.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"Get \"{address}\": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)");
        }
    }
}
