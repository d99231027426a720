using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Transformers;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.References;

/// <summary>
/// Repairs references after names and namespaces have changed. Candidates are found through an index of the names that
/// resources once had, so that the work grows with the number of references.
/// </summary>
internal sealed class NameReferenceTransformer(IReadOnlyList<NameReference> references, BuildBudget budget) : ITransformer
{
    public void Transform(ResourceMap resources)
    {
        CheckRoleBindings(resources);
        var index = new ReferralIndex(resources);
        if (index.IsEmpty)
        {
            return;
        }

        var byType = new Dictionary<GroupVersionKind, List<ReferringField>>();
        foreach (var resource in resources.Items)
        {
            var type = resource.OriginalId.Type;
            if (!byType.TryGetValue(type, out var fields))
            {
                fields = FieldsOf(type);
                byType.Add(type, fields);
            }

            foreach (var (field, target) in fields)
            {
                budget.Step(field.Segments.Length);
                Repair(resource, field, target, index);
            }
        }
    }

    /// <summary>Role bindings are looked at whether or not anything that they name has changed.</summary>
    private void CheckRoleBindings(ResourceMap resources)
    {
        foreach (var resource in resources.Items)
        {
            if (resource.Kind == "RoleBinding" && !resource.Id.IsClusterScoped && FieldsOf(resource.OriginalId.Type).Count > 0)
            {
                ReferenceRepair.BoundNamespacesOf(resource);
            }
        }
    }

    private static void Repair(Resource referrer, FieldSpec field, TypeSelector target, ReferralIndex index)
    {
        var repair = new ReferenceRepair(referrer, field, target, index);
        try
        {
            new FieldSpecWalker(repair.Apply).Apply(referrer.Root, field);
        }
        catch (KustomizeException error)
        {
            throw error.Within($"updating name reference in '{field.Path}' field of '{referrer.Id}'", resource: referrer.Id.ToString(), field: field.Path);
        }
    }

    private List<ReferringField> FieldsOf(GroupVersionKind type)
    {
        var fields = new List<ReferringField>();
        foreach (var reference in references)
        {
            foreach (var field in reference.Referrers.Specs)
            {
                if (field.Types.Selects(type))
                {
                    fields.Add(new ReferringField(field, reference.Target));
                }
            }
        }

        return fields;
    }

    private sealed record ReferringField(FieldSpec Field, TypeSelector Target);
}
