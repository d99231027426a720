using Flux.KubeApi.Admission;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.KubeApi.Authorization;

/// <summary>Nobody grants what they do not hold, unless they may escalate (roles) or bind (bindings).</summary>
internal sealed class EscalationCheck(RbacPolicy policy, IAuthorizer authorizer) : IAdmissionPlugin
{
    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Resource.Group != RbacPolicy.Group || request.Object is not { } item || request.User.IsInGroup(UserInfo.MastersGroup) || authorizer is not RbacAuthorizer)
        {
            return;
        }

        var isBinding = request.Resource.Plural.EndsWith("bindings", StringComparison.Ordinal);
        if (!Changes(request, isBinding ? "roleRef" : "rules") && !(isBinding && Changes(request, "subjects")))
        {
            return;
        }

        var snapshot = await policy.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var granted = isBinding ? Granted(snapshot, request, item) : (item.GetList("rules") ?? []).OfType<MapNode>().Select(PolicyRule.Read).ToList();
        var missing = granted.Where(rule => !Holds(snapshot, request, rule)).ToList();
        if (missing.Count > 0 && !await MayAsync(request, isBinding, item, cancellationToken).ConfigureAwait(false))
        {
            throw Forbidden(request, missing);
        }
    }

    private static bool Changes(AdmissionRequest request, string field)
    {
        var now = request.Object![field];
        var before = request.OldObject?[field];
        return now is null ? before is not null : !now.Equals(before);
    }

    private static IReadOnlyList<PolicyRule> Granted(RbacSnapshot snapshot, AdmissionRequest request, MapNode item) =>
        snapshot.RulesOf(item.GetString("roleRef", "kind") ?? "", request.Namespace, item.GetString("roleRef", "name") ?? "") ?? [];

    private static bool Holds(RbacSnapshot snapshot, AdmissionRequest request, PolicyRule wanted)
    {
        var held = snapshot.BindingsOf(request.User, request.Namespace).SelectMany(entry => snapshot.RulesOf(entry.Binding) ?? []).ToList();
        return Parts(request.User, wanted).All(part => held.Exists(rule => rule.Allows(part)));
    }

    /// <summary>A rule as the single permissions that it gives.</summary>
    private static IEnumerable<AccessAttributes> Parts(UserInfo user, PolicyRule rule)
    {
        foreach (var verb in rule.Verbs)
        {
            foreach (var path in rule.NonResourcePaths)
            {
                yield return new AccessAttributes { User = user, Verb = verb, IsResource = false, Path = path };
            }

            var resources =
                from apiGroup in rule.ApiGroups
                from resource in rule.Resources
                from name in rule.ResourceNames.DefaultIfEmpty("")
                select new AccessAttributes
                {
                    User = user,
                    Verb = verb,
                    Group = apiGroup,
                    Resource = resource.Split('/', 2)[0],
                    Subresource = resource.Split('/', 2) is [_, var subresource] ? subresource : "",
                    Name = name,
                };
            foreach (var part in resources)
            {
                yield return part;
            }
        }
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
            Name = isBinding ? item.GetString("roleRef", "name") ?? "" : request.Name,
        };
        return (await authorizer.AuthorizeAsync(attributes, cancellationToken).ConfigureAwait(false)).IsAllowed;
    }

    private static ApiException Forbidden(AdmissionRequest request, List<PolicyRule> missing)
    {
        var groups = string.Join(' ', request.User.Groups.Select(GoText.Quote));
        var rules = string.Join('\n', missing.Select(Print));
        return ApiErrors.Forbidden(
            request.Resource,
            request.Name,
            $"user {GoText.Quote(request.User.Name)} (groups=[{groups}]) is attempting to grant RBAC permissions not currently held:\n{rules}");
    }

    private static string Print(PolicyRule rule)
    {
        var parts = new List<string>();
        Add(parts, "APIGroups", rule.ApiGroups);
        Add(parts, "Resources", rule.Resources);
        Add(parts, "ResourceNames", rule.ResourceNames);
        Add(parts, "NonResourceURLs", rule.NonResourcePaths);
        Add(parts, "Verbs", rule.Verbs);
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static void Add(List<string> parts, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            parts.Add($"{name}:[{string.Join(' ', values.Select(GoText.Quote))}]");
        }
    }
}
