using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;

namespace Flux.Api.Toolkit;

/// <summary>
/// What tenancy asks of writes: a namespace is claimed by one tenant only and never when it is the cluster's own; whoever puts
/// an object where no tenant is gets told that nothing will work on it.
/// </summary>
internal sealed class TenancyAdmission(ITenantClaims claims, ToolkitApiOptions options) : IAdmissionPlugin
{
    private const string TenancyGroup = "tenancy.toolkit.fluxcd.io";

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Subresource.Length > 0 || request.Object is not { } item)
        {
            return ValueTask.CompletedTask;
        }

        if (request.Resource.Group == TenancyGroup)
        {
            CheckClaims(request, item);
        }
        else if (request.Operation == AdmissionOperation.Create && !options.AllowsUnclaimedNamespaces && claims.OwnerOf(request.Namespace) is null)
        {
            request.Warnings.Add($"no tenant claims the namespace {request.Namespace}: nothing is reconciled in it until a Tenant names it in spec.namespaces");
        }

        return ValueTask.CompletedTask;
    }

    private void CheckClaims(AdmissionRequest request, MapNode tenant)
    {
        var held = Namespaces(request.OldObject).ToHashSet(StringComparer.Ordinal);
        var index = 0;
        foreach (var name in Namespaces(tenant))
        {
            if (!held.Contains(name) && WhyNot(name, request.Name) is { } why)
            {
                throw ApiErrors.Forbidden(request.Resource, request.Name, $"spec.namespaces[{index}]: {why}");
            }

            index++;
        }
    }

    private string? WhyNot(string name, string tenant)
    {
        if (options.ReservedNamespaces.Contains(name))
        {
            return $"the namespace {name} is reserved and cannot be claimed";
        }

        return claims.OwnerOf(name) is { } owner && owner != tenant
            ? $"the namespace {name} belongs to the tenant {owner}; take it out of that Tenant first"
            : null;
    }

    private static IEnumerable<string> Namespaces(MapNode? tenant) =>
        (tenant.GetList("spec", "namespaces") ?? []).OfType<StringNode>().Select(name => name.Value);
}
