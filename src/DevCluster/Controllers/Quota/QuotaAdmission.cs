using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Quota;

/// <summary>
/// Refuses objects that a quota has no room for. What is let in is written into the quota's status at once, if that is still what
/// was looked at: so two creations cannot both take the last place.
/// </summary>
internal sealed class QuotaAdmission(IObjectStore store) : IAdmissionPlugin
{
    private static readonly ResourceKey Quotas = new("", "resourcequotas");
    private static readonly ResourceKey Services = new("", "services");
    private static readonly ResourceKey Claims = new("", "persistentvolumeclaims");

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (!Concerns(request))
        {
            return;
        }

        var quotas = await store.ListAsync(new ListRequest(Quotas) { Namespace = request.Namespace }, cancellationToken).ConfigureAwait(false);
        foreach (var quota in quotas.Items)
        {
            await TakeAsync(request, quota.Key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Services and claims may come to use more by a change; what else is counted is settled when it is made.</summary>
    private static bool Concerns(AdmissionRequest request) =>
        request.Namespace.Length > 0 && request.Subresource.Length == 0 && request.Object is not null
            && (request.Operation == AdmissionOperation.Create
                || (request.OldObject is not null && (request.Resource.StorageKey == Services || request.Resource.StorageKey == Claims)));

    private async ValueTask TakeAsync(AdmissionRequest request, ObjectKey key, CancellationToken cancellationToken)
    {
        while (await store.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } quota)
        {
            var needs = Needs(request, quota.Root);
            if (needs.Count == 0)
            {
                return;
            }

            Check(request, quota, needs);
            if (request.DryRun || needs.All(need => need.Value.IsZero))
            {
                return;
            }

            var next = quota.Root.Copy();
            var used = next.GetOrAddMap("status").GetOrAddMap("used");
            foreach (var (resource, amount) in needs)
            {
                used.Set(resource, Used(quota.Root, resource).Add(amount).ToString());
            }

            var written = await store.WriteAsync(WriteRequest.Update(key, quota.Version, VersionedBody.Of(next)), cancellationToken).ConfigureAwait(false);
            if (written.IsWritten)
            {
                return;
            }
        }
    }

    private static SortedDictionary<string, Quantity> Needs(AdmissionRequest request, MapNode quota)
    {
        var needs = new SortedDictionary<string, Quantity>(StringComparer.Ordinal);
        if (!QuotaScope.Includes(quota, request.Resource.StorageKey, request.Object!))
        {
            return needs;
        }

        foreach (var resource in quota.GetMap("spec", "hard")?.Keys ?? [])
        {
            if (QuotaUsage.KindOf(resource) == request.Resource.StorageKey)
            {
                needs.Add(resource, Growth(resource, request));
            }
        }

        return needs;
    }

    /// <summary>How much more of a resource is used. What becomes free is counted when it is stored.</summary>
    private static Quantity Growth(string resource, AdmissionRequest request)
    {
        var use = QuotaUsage.Of(resource, request.Object!);
        var growth = request.OldObject is { } old ? use.Subtract(QuotaUsage.Of(resource, old)) : use;
        return growth.Sign < 0 ? Quantity.Of(0, QuantityFormat.DecimalSI) : growth;
    }

    private static void Check(AdmissionRequest request, StoredObject quota, SortedDictionary<string, Quantity> needs)
    {
        if (request.Resource.StorageKey == new ResourceKey("", "pods"))
        {
            CheckStated(request, quota, needs.Keys);
        }

        var exceeded = needs.Where(need => need.Value.Sign > 0 && Used(quota.Root, need.Key).Add(need.Value) > Hard(quota.Root, need.Key)).ToArray();
        if (exceeded.Length == 0)
        {
            return;
        }

        var requested = string.Join(',', exceeded.Select(need => $"{need.Key}={need.Value}"));
        var used = string.Join(',', exceeded.Select(need => $"{need.Key}={Used(quota.Root, need.Key)}"));
        var limited = string.Join(',', exceeded.Select(need => $"{need.Key}={Hard(quota.Root, need.Key)}"));
        throw ApiErrors.Forbidden(
            request.Resource, Name(request), $"exceeded quota: {quota.Key.Name}, requested: {requested}, used: {used}, limited: {limited}");
    }

    private static void CheckStated(AdmissionRequest request, StoredObject quota, IEnumerable<string> resources)
    {
        var silent = resources.Select(resource => (resource, Names: QuotaUsage.Silent(resource, request.Object!).Distinct().ToArray()))
            .Where(entry => entry.Names.Length > 0)
            .Select(entry => $"{entry.resource} for: {string.Join(',', entry.Names)}")
            .ToArray();
        if (silent.Length > 0)
        {
            throw ApiErrors.Forbidden(request.Resource, Name(request), $"failed quota: {quota.Key.Name}: must specify {string.Join("; ", silent)}");
        }
    }

    private static string Name(AdmissionRequest request) => request.Name.Length > 0 ? request.Name : request.Object.GetString("metadata", "name") ?? "";

    private static Quantity Hard(MapNode quota, string resource) => Read(quota.Get("spec", "hard", resource));

    private static Quantity Used(MapNode quota, string resource) => Read(quota.Get("status", "used", resource));

    private static Quantity Read(Node? node)
    {
        var text = node is NumberNode number ? number.Text : (node as StringNode)?.Value ?? "0";
        return Quantity.TryParse(text, out var quantity, out _) ? quantity : Quantity.Of(0, QuantityFormat.DecimalSI);
    }
}
