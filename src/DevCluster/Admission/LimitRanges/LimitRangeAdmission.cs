using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.LimitRanges;

/// <summary>Completes new pods by the LimitRanges of their namespace, and refuses pods and claims that ask for more or less than those allow.</summary>
internal sealed class LimitRangeAdmission(IObjectStore store) : IAdmissionPlugin
{
    private static readonly ResourceKey Ranges = new("", "limitranges");
    private static readonly ResourceKey Pods = new("", "pods");
    private static readonly ResourceKey Claims = new("", "persistentvolumeclaims");

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (!Concerns(request) || request.Resource.StorageKey != Pods)
        {
            return;
        }

        foreach (var range in await RangesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            LimitDefaults.Apply(range.Root, request.Object!);
        }
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (!Concerns(request))
        {
            return;
        }

        foreach (var range in await RangesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            List<string> faults = [];
            foreach (var limit in range.Root.Items("spec", "limits"))
            {
                Check(request.Resource.StorageKey, request.Object!, limit, faults);
            }

            if (faults.Count > 0)
            {
                throw ApiErrors.Forbidden(request.Resource, request.Name, faults is [var only] ? only : $"[{string.Join(", ", faults.Distinct())}]");
            }
        }
    }

    /// <summary>The containers of a pod cannot change what they ask for; claims can.</summary>
    private static bool Concerns(AdmissionRequest request) =>
        request.Object is not null && request.Subresource.Length == 0 && request.OldObject?.Get("metadata", "deletionTimestamp") is null
            && (request.Resource.StorageKey == Claims || (request.Resource.StorageKey == Pods && request.Operation == AdmissionOperation.Create));

    private static void Check(ResourceKey kind, MapNode item, MapNode limit, List<string> faults)
    {
        var check = new LimitCheck(limit, faults);
        switch (limit.GetString("type"))
        {
            case "Container" when kind == Pods:
                foreach (var container in item.Items("spec", "containers").Concat(item.Items("spec", "initContainers")))
                {
                    check.Check(Amounts.Read(container.GetMap("resources", "requests")), Amounts.Read(container.GetMap("resources", "limits")));
                }

                break;
            case "Pod" when kind == Pods:
                check.Check(Amounts.OfPod(item, "requests"), Amounts.OfPod(item, "limits"));
                break;
            case "PersistentVolumeClaim" when kind == Claims:
                check.CheckRequests(Amounts.Read(item.GetMap("spec", "resources", "requests")));
                break;
        }
    }

    private async ValueTask<IReadOnlyList<StoredObject>> RangesAsync(AdmissionRequest request, CancellationToken cancellationToken) =>
        (await store.ListAsync(new ListRequest(Ranges) { Namespace = request.Namespace }, cancellationToken).ConfigureAwait(false)).Items;
}
