using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>Gives new pods the number of their priority class, or of the class that is everybody's, of which there is one.</summary>
internal sealed class PriorityAdmission(IObjectStore store) : IAdmissionPlugin
{
    private const string UsualPolicy = "PreemptLowerPriority";

    private static readonly ResourceKey Classes = new("scheduling.k8s.io", "priorityclasses");

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request is not { Operation: AdmissionOperation.Create, Resource: { Group: "", Plural: "pods" }, Subresource: "" } || request.Object.GetMap("spec") is not { } spec)
        {
            return;
        }

        var found = await ClassAsync(request, spec, cancellationToken).ConfigureAwait(false);
        var (priority, policy) = (found.GetInt64("value") ?? 0, found.GetString("preemptionPolicy") ?? UsualPolicy);
        if (spec.GetInt64("priority") is { } given && given != priority)
        {
            throw Computed(request, $"integer value of priority ({given})", $"{priority}");
        }

        if (spec.GetString("preemptionPolicy") is { } wanted && wanted != policy)
        {
            throw Computed(request, $"string value of PreemptionPolicy ({wanted})", policy);
        }

        spec.Set("priority", priority);
        spec.Set("preemptionPolicy", policy);
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Resource.StorageKey == Classes && request.Object.GetBoolean("globalDefault") == true
            && await DefaultAsync(cancellationToken).ConfigureAwait(false) is { } other && other.GetString("metadata", "name") is var name && name != request.Name)
        {
            throw ApiErrors.Forbidden(request.Resource, request.Name, $"PriorityClass {name} is already marked as default. Only one default can exist");
        }
    }

    private static ApiException Computed(AdmissionRequest request, string given, string computed) => ApiErrors.Forbidden(
        request.Resource, request.Name, $"the {given} must not be provided in pod spec; priority admission controller computed {computed} from the given PriorityClass name");

    private async ValueTask<MapNode?> ClassAsync(AdmissionRequest request, MapNode spec, CancellationToken cancellationToken)
    {
        var name = spec.GetString("priorityClassName") ?? "";
        if (name.Length > 0)
        {
            return (await store.GetAsync(new ObjectKey(Classes, "", name), cancellationToken).ConfigureAwait(false))?.Root
                ?? throw ApiErrors.Forbidden(request.Resource, request.Name, $"no PriorityClass with name {name} was found");
        }

        var usual = await DefaultAsync(cancellationToken).ConfigureAwait(false);
        if (usual is not null)
        {
            spec.Set("priorityClassName", usual.GetString("metadata", "name") ?? "");
        }

        return usual;
    }

    private async ValueTask<MapNode?> DefaultAsync(CancellationToken cancellationToken)
    {
        var classes = await store.ListAsync(new ListRequest(Classes), cancellationToken).ConfigureAwait(false);
        return classes.Items.Select(item => item.Root).Where(item => item.GetBoolean("globalDefault") == true).MinBy(item => item.GetInt64("value") ?? 0);
    }
}
