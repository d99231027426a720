using System.Globalization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Actions;

/// <summary>Assigns a pod to a node, as schedulers do.</summary>
internal sealed class PodBinding(TimeProvider time, IObjectStore store) : ISubresourceHandler
{
    private static readonly ResourceKey Pods = new("", "pods");

    public async ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var node = request.Body.GetString("target", "name") ?? "";
        var key = new ObjectKey(Pods, request.Info.Namespace, request.Info.Name);
        while (true)
        {
            var pod = await store.GetAsync(key, cancellationToken).ConfigureAwait(false) ?? throw ApiErrors.NotFound(request.Resource, request.Info.Name);
            if (pod.Root.GetString("spec", "nodeName") is { Length: > 0 } assigned)
            {
                throw AlreadyAssigned(request.Info.Name, assigned);
            }

            var bound = Bound(pod.Root, node, time.GetUtcNow());
            if (request.Options.DryRun || (await store.WriteAsync(WriteRequest.Update(key, pod.Version, VersionedBody.Of(bound)), cancellationToken).ConfigureAwait(false)).IsWritten)
            {
                var status = StatusBody.Success(null);
                status.Set("code", 201);
                return ApiResponse.Created(status);
            }
        }
    }

    private static ApiException AlreadyAssigned(string name, string node) => ApiErrors.Failure(
        409,
        "Conflict",
        $"Operation cannot be fulfilled on pods/binding \"{name}\": pod {name} is already assigned to node \"{node}\"",
        StatusBody.Details(name, "", "pods/binding"));

    private static MapNode Bound(MapNode pod, string node, DateTimeOffset now)
    {
        var copy = pod.Copy();
        copy.GetOrAddMap("spec").Set("nodeName", node);
        var status = copy.GetOrAddMap("status");
        var conditions = status.GetList("conditions") ?? new ListNode();
        conditions.Add(new MapNode
        {
            { "type", "PodScheduled" },
            { "status", "True" },
            { "lastProbeTime", NullNode.Instance },
            { "lastTransitionTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
        });
        status.Set("conditions", conditions);
        return copy;
    }
}
