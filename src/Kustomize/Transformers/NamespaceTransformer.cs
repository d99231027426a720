using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Transformers;

/// <summary>
/// Sets the namespace of whatever can have one, the name of core namespaces, and the namespace of role binding subjects as
/// the mode says.
/// </summary>
internal sealed class NamespaceTransformer(string name, FieldSpecList specs, bool unsetOnly = false, SubjectMode mode = SubjectMode.DefaultOnly) : ITransformer
{
    private const string NamespacePath = "metadata/namespace";
    private const string SubjectsPath = "subjects/namespace";

    private static readonly FieldSpec Metadata = new(TypeSelector.Any, NamespacePath, create: true);

    public void Transform(ResourceMap resources)
    {
        if (name.Length == 0)
        {
            return;
        }

        var count = CountIds(resources);
        foreach (var resource in resources.Items)
        {
            if (resource.IsDeleted)
            {
                continue;
            }

            count[resource.Id.ForLookup()]--;
            resource.StorePreviousId();
            Apply(resource);
            var id = resource.Id.ForLookup();
            var taken = count.GetValueOrDefault(id);
            if (taken > 0)
            {
                throw new KustomizeException(
                    $"namespace transformation produces ID conflict: more than one {resource.Id} in namespace '{name}'",
                    resource: resource.Id.ToString(),
                    field: "metadata.namespace");
            }

            count[id] = taken + 1;
        }
    }

    /// <summary>Sets the namespace of one resource.</summary>
    public void Apply(Resource resource)
    {
        var set = new FieldSpecWalker(Set, TreeKind.Scalar, ScalarTag.String);
        var isRoleBinding = resource.Kind is "RoleBinding" or "ClusterRoleBinding";
        if (!resource.Id.IsClusterScoped && !(unsetOnly && KeepsWrittenNull(resource)))
        {
            set.Apply(resource.Root, Metadata);
        }

        if (isRoleBinding)
        {
            SetSubjects(resource.Root);
        }

        var isCore = resource.ApiVersion == "v1";
        set.ApplyAll(resource.Root, specs.Without(spec =>
            spec.Path == NamespacePath
            || (!isCore && spec.Path == "metadata/name")
            || (isRoleBinding && spec.Path == SubjectsPath && spec.Types.Kind is "RoleBinding" or "ClusterRoleBinding")));
    }

    /// <summary>The word "null" in the place of a namespace counts as one, and is the name of one from then on; nothing after the colon does not.</summary>
    private static bool KeepsWrittenNull(Resource resource)
    {
        if (resource.Root.Get("metadata", "namespace") is not { IsNull: true, Text.Length: > 0 } word)
        {
            return false;
        }

        word.SetText(word.Text, ScalarTag.None);
        return true;
    }

    private static Dictionary<ResourceId, int> CountIds(ResourceMap resources)
    {
        var count = new Dictionary<ResourceId, int>(resources.Count);
        foreach (var resource in resources.Items)
        {
            var id = resource.Id.ForLookup();
            count[id] = count.GetValueOrDefault(id) + 1;
        }

        return count;
    }

    private void Set(TreeNode node)
    {
        if (!unsetOnly || node.IsNull || node.Text.Length == 0)
        {
            TreeEdits.SetScalar(node, name, ScalarTag.String);
        }
    }

    private void SetSubjects(TreeNode root)
    {
        if (mode == SubjectMode.None || root.Get("subjects") is not { IsNull: false } subjects)
        {
            return;
        }

        TreeEdits.Expect(subjects, TreeKind.List);
        foreach (var subject in subjects.Items)
        {
            var matches = mode == SubjectMode.AllServiceAccounts
                ? subject.Get("kind")?.Text == "ServiceAccount"
                : subject.Get("name")?.Text == "default";
            if (matches)
            {
                SetSubject(subject);
            }
        }
    }

    private void SetSubject(TreeNode subject)
    {
        if (subject.Get("namespace") is not { } field)
        {
            field = TreeNode.Scalar("");
            subject.Set("namespace", field);
        }

        Set(field);
    }
}
