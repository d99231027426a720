using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Aggregation;

/// <summary>Finds the address behind the Service that an APIService names: its external name, or an endpoint of it.</summary>
internal sealed class BackendResolver(ClusterObjects objects)
{
    private const long DefaultPort = 443;

    public async ValueTask<(BackendTarget? Target, Availability? Problem)> ResolveAsync(MapNode apiService, CancellationToken cancellationToken)
    {
        var reference = apiService.GetMap("spec", "service");
        var name = reference.GetString("name") ?? "";
        var ns = reference.GetString("namespace") ?? "";
        var port = reference.GetInt64("port") ?? DefaultPort;
        if (await objects.FindAsync(new ObjectKey(ResourceKeys.Services, ns, name), cancellationToken).ConfigureAwait(false) is not { } service)
        {
            return (null, Availability.No("ServiceNotFound", $"service/{name} in \"{ns}\" is not present"));
        }

        if (service.GetString("spec", "type") == "ExternalName")
        {
            return (BackendTarget.Of(apiService, service.GetString("spec", "externalName") ?? "", port), null);
        }

        var servicePort = (service.GetList("spec", "ports") ?? []).FirstOrDefault(candidate => candidate.GetInt64("port") == port);
        if (servicePort is null)
        {
            return (null, Availability.No("ServicePortError", $"service/{name} in \"{ns}\" is not listening on port {port}"));
        }

        var endpoints = await objects.FindAsync(new ObjectKey(ResourceKeys.Endpoints, ns, name), cancellationToken).ConfigureAwait(false);
        if (endpoints is null)
        {
            return (null, Availability.No("EndpointsNotFound", $"cannot find endpointslices for service/{name} in \"{ns}\""));
        }

        var portName = servicePort.GetString("name") ?? "";
        return FindEndpoint(endpoints, portName) is var (host, number)
            ? (BackendTarget.Of(apiService, host, number), null)
            : (null, Availability.No("MissingEndpoints", $"endpointslices for service/{name} in \"{ns}\" have no addresses with port name \"{portName}\""));
    }

    private static (string Host, long Port)? FindEndpoint(MapNode endpoints, string portName)
    {
        foreach (var subset in endpoints.GetList("subsets") ?? [])
        {
            var port = (subset.GetList("ports") ?? []).FirstOrDefault(candidate => (candidate.GetString("name") ?? "") == portName);
            if (port.GetInt64("port") is { } number && subset.GetList("addresses") is { Count: > 0 } addresses)
            {
                return (addresses[0].GetString("ip") ?? "", number);
            }
        }

        return null;
    }
}
