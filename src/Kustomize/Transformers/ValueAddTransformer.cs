using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Transformers;

/// <summary>Adds a value to fields, or inserts it into the paths that they hold.</summary>
internal sealed class ValueAddTransformer(string value, IReadOnlyList<ValueAddTarget> targets) : ITransformer
{
    public static ValueAddTransformer Create(BuildContext context, FileLoader loader, ObjectReader reader)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        var value = reader.Text("value").Trim();
        var targets = reader.Objects("targets", "Target", ReadTarget).ToList();
        if (reader.Text("targetFilePath") is { Length: > 0 } path)
        {
            var file = YamlReader.Read(loader.Load(path).Span) as MapNode ?? new MapNode();
            targets.AddRange(new ObjectReader(file, "Targets", isStrict: false).Objects("targets", "Target", ReadTarget));
        }

        if (targets.Count == 0)
        {
            throw new KustomizeException("must specify at least one target", field: "targets");
        }

        return new ValueAddTransformer(value.Length > 0 ? value : FilePath.BaseName(loader.Root), targets);
    }

    public void Transform(ResourceMap resources)
    {
        foreach (var target in targets)
        {
            var selected = target.Selector is null ? resources.Items : new SelectorMatcher(target.Selector).Select(resources);
            foreach (var resource in selected)
            {
                Apply(resource, target);
            }

            resources.IdsChanged();
        }
    }

    private static ValueAddTarget ReadTarget(ObjectReader reader)
    {
        var target = new ValueAddTarget(
            reader.Object("selector", "Selector", ConfigurationReaders.Selector), reader.Text("fieldPath"), reader.Integer("filePathPosition", "int"));
        if (target.FieldPath.Length == 0)
        {
            throw new KustomizeException("fieldPath cannot be empty", field: "targets.fieldPath");
        }

        return target.Position >= 0
            ? target
            : throw new KustomizeException($"value of FilePathPosition ({target.Position}) cannot be negative", field: "targets.filePathPosition");
    }

    private void Apply(Resource resource, ValueAddTarget target)
    {
        if (target.FieldPath == "metadata/namespace")
        {
            new NamespaceTransformer(value, FieldSpecList.Empty).Apply(resource);
            return;
        }

        var field = Find(resource.Root, PathText.Split(target.FieldPath, '/'));
        TreeEdits.Expect(field, TreeKind.Scalar);
        TreeEdits.SetScalar(field, target.Position > 0 ? InsertPart(field.Text, (int)target.Position - 1) : value);
    }

    private static TreeNode Find(TreeNode root, string[] path)
    {
        var node = root;
        for (var i = 0; i < path.Length - 1; i++)
        {
            node = TreePaths.Lookup(node, [path[i]]) ?? node.GetOrAddMap(path[i]);
        }

        var field = TreePaths.Lookup(node, [path[^1]]);
        if (field is null)
        {
            field = TreeNode.Scalar("");
            node.Set(path[^1], field);
        }

        return field;
    }

    private string InsertPart(string path, int position)
    {
        var isAbsolute = path.StartsWith('/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        parts.Insert(Math.Min(position, parts.Count), value);
        return (isAbsolute ? "/" : "") + string.Join('/', parts);
    }
}
