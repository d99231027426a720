using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Services;

/// <summary>A pod behind a Service, with the numbers of the Service's ports on it.</summary>
internal sealed record Backend(MapNode Pod, string Address, bool IsReady, IReadOnlyList<BackendPort> Ports)
{
    /// <summary>The selected pods that have an address and still run, in order of their names.</summary>
    public static IReadOnlyList<Backend> Of(MapNode service, IEnumerable<MapNode> pods) =>
    [
        .. from pod in pods
           let address = pod.GetString("status", "podIP")
           where address is not null && !PodState.IsFinished(pod)
           orderby pod.Name()
           select new Backend(pod, address, IsServing(service, pod), [.. PortsOf(service, pod)]),
    ];

    private static bool IsServing(MapNode service, MapNode pod) =>
        service.GetBoolean("spec", "publishNotReadyAddresses") == true || (PodState.IsReady(pod) && !pod.IsDeleting());

    private static IEnumerable<BackendPort> PortsOf(MapNode service, MapNode pod)
    {
        foreach (var port in service.GetList("spec", "ports")?.OfType<MapNode>() ?? [])
        {
            var protocol = port.GetString("protocol") ?? "TCP";
            var number = port["targetPort"] switch
            {
                NumberNode target when target.TryGetInt64(out var value) && value > 0 => value,
                StringNode name => ContainerPort(pod, name.Value, protocol),
                _ => port.GetInt64("port"),
            };
            if (number is { } found)
            {
                yield return new BackendPort(port.GetString("name") ?? "", found, protocol, port.GetString("appProtocol"));
            }
        }
    }

    private static long? ContainerPort(MapNode pod, string name, string protocol) =>
        (from container in pod.GetList("spec", "containers") ?? []
         from port in container.GetList("ports") ?? []
         where port.GetString("name") == name && (port.GetString("protocol") ?? "TCP") == protocol
         select port.GetInt64("containerPort")).FirstOrDefault();
}
