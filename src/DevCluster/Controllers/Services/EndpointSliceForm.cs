using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Services;

/// <summary>The newer form: one entry per pod with its conditions.</summary>
internal static class EndpointSliceForm
{
    public static MapNode Of(MapNode service, IReadOnlyList<Backend> backends)
    {
        var labels = service.GetMap("metadata", "labels")?.Copy() ?? new MapNode();
        labels.Set("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
        labels.Set("kubernetes.io/service-name", service.Name());
        if (service.GetString("spec", "clusterIP") == "None")
        {
            labels.Set("service.kubernetes.io/headless", "");
        }

        var metadata = new MapNode
        {
            { "generateName", $"{service.Name()}-" },
            { "namespace", service.Namespace() },
            { "labels", labels },
            { "ownerReferences", new ListNode { service.ControllerReference() } },
        };
        return new MapNode
        {
            { "metadata", metadata },
            { "addressType", "IPv4" },
            { "endpoints", new ListNode(backends.Select(Endpoint)) },
            { "ports", new ListNode(backends.SelectMany(backend => backend.Ports).Distinct().Select(Port)) },
        };
    }

    private static MapNode Endpoint(Backend backend)
    {
        var isTerminating = backend.Pod.IsDeleting();
        var conditions = new MapNode { { "ready", backend.IsReady }, { "serving", backend.IsReady || isTerminating }, { "terminating", isTerminating } };
        var endpoint = new MapNode
        {
            { "addresses", new ListNode { backend.Address } },
            { "conditions", conditions },
            { "targetRef", EndpointsForm.Reference(backend.Pod) },
        };
        if (backend.Pod.GetString("spec", "nodeName") is { Length: > 0 } node)
        {
            endpoint.Set("nodeName", node);
        }

        return endpoint;
    }

    private static MapNode Port(BackendPort port)
    {
        var item = new MapNode { { "name", port.Name }, { "port", port.Number }, { "protocol", port.Protocol } };
        if (port.AppProtocol is not null)
        {
            item.Set("appProtocol", port.AppProtocol);
        }

        return item;
    }
}
