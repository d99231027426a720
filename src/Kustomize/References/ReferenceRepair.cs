using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.References;

/// <summary>Repairs one field of one resource: a name, a list of names, or maps with a name and perhaps a namespace.</summary>
internal sealed class ReferenceRepair(Resource referrer, FieldSpec field, TypeSelector target, ReferralIndex index)
{
    private HashSet<string>? _boundNamespaces;

    public void Apply(TreeNode node)
    {
        if (node.IsNull)
        {
            return;
        }

        if (!node.IsList)
        {
            ApplyToOne(node);
            return;
        }

        foreach (var item in node.Items)
        {
            if (item.IsList)
            {
                throw new KustomizeException("a list of names holds a list, but is expected to hold strings or maps");
            }

            if (!item.IsNull)
            {
                ApplyToOne(item);
            }
        }
    }

    private void ApplyToOne(TreeNode node)
    {
        if (node.IsScalar)
        {
            ApplyToName(node);
        }
        else
        {
            ApplyToMap(node);
        }
    }

    private void ApplyToName(TreeNode node)
    {
        var referral = Choose(index.WithPreviousName(node.Text), IsReachable, (left, right) => left.Name == right.Name);
        if (referral is not null && referral.Name != node.Text)
        {
            TreeEdits.SetScalar(node, referral.Name);
        }
    }

    private void ApplyToMap(TreeNode map)
    {
        if (map.Get("name") is not { } nameField)
        {
            throw new KustomizeException("path config error; no 'name' field in node");
        }

        var oldName = nameField.Text;
        var isPossible = map.Get("namespace") is { } namespaceField ? ReachableIn(namespaceField.Text) : IsReachable;
        var referral = Choose(index.WithPreviousName(oldName), isPossible, (left, right) => left.Name == right.Name && left.Namespace == right.Namespace);
        if (referral is null || (referral.Name == oldName && referral.Namespace.Length == 0))
        {
            return;
        }

        TreeEdits.SetText(map, "name", referral.Name);
        if (referral.Namespace.Length > 0)
        {
            TreeEdits.SetText(map, "namespace", referral.Namespace);
        }
    }

    /// <summary>Those that were in a namespace first; if nothing at all was, those that are in it now.</summary>
    private Func<Resource, bool> ReachableIn(string name)
    {
        if (name == ResourceId.NoNamespace)
        {
            return _ => false;
        }

        return index.WithOriginalNamespace(name).Any(IsReachable)
            ? candidate => candidate.OriginalId.EffectiveNamespace == name && IsReachable(candidate)
            : candidate => candidate.Id.EffectiveNamespace == name && IsReachable(candidate);
    }

    /// <summary>Whether the referrer can refer to a resource at all, judged by their namespaces.</summary>
    private bool IsReachable(Resource candidate)
    {
        var from = referrer.Id;
        var to = candidate.Id;
        return from.IsClusterScoped || to.IsClusterScoped || from.SameNamespaceAs(to) || BoundNamespaces().Contains(candidate.Namespace);
    }

    private HashSet<string> BoundNamespaces() => _boundNamespaces ??= BoundNamespacesOf(referrer);

    /// <summary>The namespaces of the service accounts that a role binding names; none for other kinds.</summary>
    /// <exception cref="KustomizeException">One is no text.</exception>
    public static HashSet<string> BoundNamespacesOf(Resource referrer)
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        if (referrer.Kind != "RoleBinding" || referrer.Root.Get("subjects") is not { IsList: true } subjects)
        {
            return result;
        }

        foreach (var subject in subjects.Items)
        {
            if (subject.Get("namespace") is { } name && subject.Get("kind")?.Text == "ServiceAccount")
            {
                result.Add(name.IsStringLike
                    ? name.Text
                    : throw new KustomizeException(
                        $"Invalid Input: namespace is blank for resource \"{referrer.Id}\"", resource: referrer.Id.ToString(), field: "subjects.namespace"));
            }
        }

        return result;
    }

    private Resource? Choose(IReadOnlyList<Resource> named, Func<Resource, bool> isPossible, Func<Resource, Resource, bool> areTheSame)
    {
        var hadRole = RoleFilter();
        Resource? first = null;
        var count = 0;
        var candidates = new List<Resource>();
        foreach (var candidate in named)
        {
            // Affixes decide only between several, and are quick to compare: where many share a name, most are passed over here.
            var affixesMatch = AffixesMatch(candidate, allowEmpty: true);
            if ((count > 1 && !affixesMatch)
                || !HadType(candidate, target)
                || !hadRole(candidate)
                || !isPossible(candidate)
                || !HasFittingNamespace(candidate))
            {
                continue;
            }

            count++;
            first ??= candidate;
            if (affixesMatch)
            {
                candidates.Add(candidate);
            }
        }

        if (count <= 1)
        {
            return first;
        }

        if (candidates.Count > 1)
        {
            candidates = candidates.FindAll(candidate => AffixesMatch(candidate, allowEmpty: false));
        }

        if (candidates.Count == 0)
        {
            return null;
        }

        return candidates.TrueForAll(candidate => areTheSame(candidates[0], candidate))
            ? candidates[0]
            : throw new KustomizeException(
                $"found multiple possible referrals: {string.Join(", ", candidates.Select(candidate => candidate.Id.ToString()))}");
    }

    private static bool HadType(Resource candidate, TypeSelector types)
    {
        foreach (var previous in candidate.Previous)
        {
            if (types.Selects(candidate.IdOf(previous).Type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of a role is that of the kind of role named beside it.</summary>
    private Func<Resource, bool> RoleFilter()
    {
        if (!field.Path.EndsWith("roleRef/name", StringComparison.Ordinal)
            || referrer.Root.Get("roleRef", "apiGroup") is not { } group
            || referrer.Root.Get("roleRef", "kind") is not { } kind)
        {
            return _ => true;
        }

        var types = new TypeSelector(group.Text, "", kind.Text);
        return candidate => HadType(candidate, types);
    }

    private bool HasFittingNamespace(Resource candidate)
    {
        var from = referrer.Id;
        return from.IsClusterScoped || candidate.Id.IsClusterScoped || candidate.Kind == "ServiceAccount" || from.SameNamespaceAs(candidate.Id);
    }

    private bool AffixesMatch(Resource candidate, bool allowEmpty) =>
        Match(candidate.Prefixes, referrer.Prefixes, allowEmpty) && Match(candidate.Suffixes, referrer.Suffixes, allowEmpty);

    private static bool Match(List<string> left, List<string> right, bool allowEmpty) =>
        (allowEmpty && (left.Count == 0 || right.Count == 0)) || EndTheSame(left, right);

    private static bool EndTheSame(List<string> left, List<string> right)
    {
        var (shorter, longer) = left.Count <= right.Count ? (left, right) : (right, left);
        if (shorter.Count == 0)
        {
            return longer.Count == 0;
        }

        for (var i = 1; i <= shorter.Count; i++)
        {
            if (!string.Equals(shorter[^i], longer[^i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
