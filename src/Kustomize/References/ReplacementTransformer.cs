using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Transformers;
using Flux.Kustomize.Trees;
using Flux.Manifests.Text;

namespace Flux.Kustomize.References;

/// <summary>Copies fields, or parts of them, into other fields.</summary>
internal sealed class ReplacementTransformer(BuildBudget budget, IReadOnlyList<Replacement> replacements) : ITransformer
{
    private const string DefaultPath = "metadata.name";

    public static ReplacementTransformer Create(BuildContext context, FileLoader loader, IReadOnlyList<ReplacementEntry> entries)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        return new ReplacementTransformer(context.Budget, [.. entries.SelectMany(entry => ReplacementFile.Resolve(loader, entry))]);
    }

    public void Transform(ResourceMap resources)
    {
        foreach (var replacement in replacements)
        {
            if ((replacement.Source is null && replacement.SourceValue is null) || replacement.Targets is null)
            {
                throw new KustomizeException("replacements must specify a source and at least one target", field: "replacements");
            }

            var value = FindValue(resources, replacement);
            foreach (var target in replacement.Targets)
            {
                Apply(resources, value, target);
            }
        }

        resources.DropDeleted();
    }

    private static TreeNode FindValue(ResourceMap resources, Replacement replacement)
    {
        if (replacement.SourceValue is not null)
        {
            return replacement.Source is null
                ? TreeNode.Scalar(replacement.SourceValue)
                : throw new KustomizeException("value and resource selectors are mutually exclusive", field: "replacements");
        }

        var source = replacement.Source!;
        var resource = FindSource(resources, source);
        var path = source.FieldPath.Length > 0 ? source.FieldPath : DefaultPath;
        TreeNode? found;
        try
        {
            found = TreePaths.Lookup(resource.Root, path);
        }
        catch (KustomizeException error)
        {
            throw error.Within("error looking up replacement source", resource: resource.Id.ToString(), field: path);
        }

        if (found is null or { IsNullOrEmpty: true })
        {
            throw new KustomizeException(
                $"fieldPath `{path}` is missing for replacement source {source.Selector}", resource: resource.Id.ToString(), field: path);
        }

        return Refine(found, source.Options);
    }

    private static Resource FindSource(ResourceMap resources, ReplacementSource source)
    {
        Resource? found = null;
        foreach (var resource in source.Selector.Name.Length > 0 ? resources.Named(source.Selector.Name) : resources.Items)
        {
            if (!resource.AnyId(id => IsSelected(id, source.Selector)))
            {
                continue;
            }

            found = found is null
                ? resource
                : throw new KustomizeException($"multiple matches for selector {source.Describe()}", field: "replacements.source");
        }

        return found ?? throw new KustomizeException($"nothing selected by {source.Describe()}", field: "replacements.source");
    }

    /// <summary>Nobody asks here whether a kind has namespaces: without one, all are in the default one.</summary>
    private static bool IsSelected(ResourceId id, ResourceSelector selector) =>
        (selector.Name.Length == 0 || selector.Name == id.Name)
        && (selector.Namespace.Length == 0 || selector.Namespace == (id with { IsClusterScoped = false }).EffectiveNamespace)
        && selector.Types.Selects(id.Type);

    /// <summary>The value itself where it is taken whole: what a target changes in it is copied to the next.</summary>
    private static TreeNode Refine(TreeNode value, FieldOptions? options)
    {
        if (options is not { Delimiter.Length: > 0 })
        {
            return value;
        }

        if (!value.IsScalar)
        {
            throw new KustomizeException("delimiter option can only be used with scalar nodes", field: "replacements.source.options");
        }

        var parts = value.Text.Split(options.Delimiter);
        if (options.Index < 0 || options.Index >= parts.Length)
        {
            throw new KustomizeException(
                $"options.index {options.Index} is out of bounds for value {value.Text}", field: "replacements.source.options.index");
        }

        var part = value.Clone();
        part.SetText(parts[options.Index]);
        return part;
    }

    private void Apply(ResourceMap resources, TreeNode value, ReplacementTarget target)
    {
        if (target.Select is null)
        {
            throw new KustomizeException("target must specify resources to select", field: "replacements.targets");
        }

        var select = new SelectorMatcher(target.Select);
        var reject = target.Reject.Select(selector => new SelectorMatcher(selector)).ToArray();
        IReadOnlyList<string> paths = target.FieldPaths.Count > 0 ? target.FieldPaths : [DefaultPath];
        foreach (var resource in select.Candidates(resources))
        {
            if (select.MatchesEntries(resource)
                && !reject.Any(matcher => (matcher.SelectsEntries && matcher.MatchesEntries(resource)) || (!matcher.IsEmptyId && resource.AnyId(id => matcher.MatchesId(id))))
                && resource.AnyId(id => select.MatchesId(id)))
            {
                var before = resource.Id;
                Set(resource, value, paths, target.Options);
                resources.IdMayHaveChanged(resource, before);
            }
        }
    }

    private void Set(Resource resource, TreeNode value, IReadOnlyList<string> paths, FieldOptions? options)
    {
        var creates = options is { Create: true };
        foreach (var path in paths)
        {
            List<TreeNode> fields;
            try
            {
                fields = TreePaths.Match(resource.Root, path, creates ? value.Kind : null);
            }
            catch (KustomizeException error)
            {
                throw error.Within(NotFound(path, creates), resource: resource.Id.ToString(), field: path);
            }

            if (fields.Count == 0)
            {
                throw new KustomizeException(NotFound(path, creates), resource: resource.Id.ToString(), field: path);
            }

            foreach (var field in fields)
            {
                SetField(field, value, options);
            }
        }
    }

    private static string NotFound(string path, bool creates) =>
        $"unable to find {(creates ? "or create " : "")}field {GoText.Quote(path)} in replacement target";

    private void SetField(TreeNode field, TreeNode value, FieldOptions? options)
    {
        var text = value.Text;
        if (options is { Delimiter.Length: > 0 })
        {
            if (!field.IsScalar)
            {
                throw new KustomizeException("delimiter option can only be used with scalar nodes", field: "replacements.targets.options");
            }

            text = Splice(field.Text, value.IsNull ? "" : value.Text, options);
            budget.Grow(2L * text.Length);
        }

        if (field.IsScalar)
        {
            field.SetText(text);
        }
        else
        {
            budget.Copy(value);
            field.Become(value);
        }
    }

    private static string Splice(string text, string value, FieldOptions options)
    {
        var parts = text.Split(options.Delimiter).ToList();
        if (options.Index < 0)
        {
            parts.Insert(0, value);
        }
        else if (options.Index >= parts.Count)
        {
            parts.Add(value);
        }
        else
        {
            parts[(int)options.Index] = value;
        }

        return string.Join(options.Delimiter, parts);
    }
}
