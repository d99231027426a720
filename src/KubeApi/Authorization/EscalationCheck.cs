using Flux.KubeApi.Admission;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.KubeApi.Authorization;

/// <summary>Nobody grants what they do not hold, unless they may escalate (roles) or bind (bindings).</summary>
internal sealed class EscalationCheck(RbacPolicy policy, IAuthorizer authorizer) : IAdmissionPlugin
{
    private static readonly PolicyRule[] Everything = [new(["*"], ["*"], ["*"], [], []), new(["*"], [], [], [], ["*"])];

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Resource.Group != RbacPolicy.Group || request.Object is not { } item || request.User.IsInGroup(UserInfo.MastersGroup) || authorizer is not RbacAuthorizer
            || (request.OldObject is { } old && IsSameGrant(old, item)))
        {
            return;
        }

        var isBinding = request.Resource.Plural.EndsWith("bindings", StringComparison.Ordinal);
        if (await MayAsync(request, isBinding, item, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var granted = isBinding ? await BoundRulesAsync(request, item, cancellationToken).ConfigureAwait(false) : Rules(item);
        var snapshot = await policy.CurrentAsync(cancellationToken).ConfigureAwait(false);
        List<PolicyRule> held = [.. snapshot.BindingsOf(request.User, request.Namespace).SelectMany(entry => snapshot.RulesOf(entry.Binding) ?? [])];
        if (RuleCoverage.Missing(held, granted) is { Count: > 0 } missing)
        {
            throw Forbidden(request, missing);
        }

        // What a role collects by its labels may come to be anything.
        if ((Aggregates(item) || Aggregates(request.OldObject)) && RuleCoverage.Missing(held, Everything).Count > 0)
        {
            throw ApiErrors.Forbidden(request.Resource, request.Name, "must have cluster-admin privileges to use the aggregationRule");
        }
    }

    /// <summary>
    /// Whether only what garbage collection needs has changed. Labels count as a change: by them other roles collect this one's rules.
    /// </summary>
    private static bool IsSameGrant(MapNode old, MapNode item) => Comparable(old).Equals(Comparable(item));

    private static MapNode Comparable(MapNode item)
    {
        var copy = item.Copy();
        var metadata = copy.GetOrAddMap("metadata");
        foreach (var field in (ReadOnlySpan<string>)["ownerReferences", "finalizers", "managedFields", "resourceVersion", "generation"])
        {
            metadata.Remove(field);
        }

        return copy;
    }

    private static bool Aggregates(MapNode? role) => role?.GetList("aggregationRule", "clusterRoleSelectors") is { Count: > 0 };

    private static List<PolicyRule> Rules(MapNode role) => [.. (role.GetList("rules") ?? []).OfType<MapNode>().Select(PolicyRule.Read)];

    private async ValueTask<List<PolicyRule>> BoundRulesAsync(AdmissionRequest request, MapNode binding, CancellationToken cancellationToken)
    {
        var (kind, name) = (binding.GetString("roleRef", "kind") ?? "", binding.GetString("roleRef", "name") ?? "");
        var role = await policy.FindRoleAsync(kind, request.Namespace, name, cancellationToken).ConfigureAwait(false);

        // Whoever makes a role under this name later would grant it to these subjects.
        return role is null ? throw ApiErrors.NotFound(RbacPolicy.Group, kind.ToLowerInvariant(), name) : Rules(role);
    }

    private async ValueTask<bool> MayAsync(AdmissionRequest request, bool isBinding, MapNode item, CancellationToken cancellationToken)
    {
        var role = item.GetString("roleRef", "kind") == "ClusterRole" ? "clusterroles" : "roles";
        var attributes = new AccessAttributes
        {
            User = request.User,
            Verb = isBinding ? "bind" : "escalate",
            Group = RbacPolicy.Group,
            Resource = isBinding ? role : request.Resource.Plural,
            Namespace = request.Namespace,
            Name = isBinding ? item.GetString("roleRef", "name") ?? "" : request.OldObject is null ? "" : request.Name,
        };
        return (await authorizer.AuthorizeAsync(attributes, cancellationToken).ConfigureAwait(false)).IsAllowed;
    }

    private static ApiException Forbidden(AdmissionRequest request, List<PolicyRule> missing)
    {
        var groups = string.Join(' ', request.User.Groups.Select(GoText.Quote));
        return ApiErrors.Forbidden(
            request.Resource,
            request.Name,
            $"user {GoText.Quote(request.User.Name)} (groups=[{groups}]) is attempting to grant RBAC permissions not currently held:\n{RuleCoverage.Print(missing)}");
    }
}
