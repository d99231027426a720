using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Generators;

/// <summary>Makes a ConfigMap or a Secret from literals, files and environment files.</summary>
internal sealed class DataGenerator(BuildContext context, FileLoader loader, GeneratorArguments arguments, bool isSecret) : IGenerator
{
    public IReadOnlyList<Resource> Generate()
    {
        if (arguments.Name.Length == 0)
        {
            throw new KustomizeException("a configmap must have a name", field: isSecret ? "secretGenerator.name" : "configMapGenerator.name");
        }

        var root = TreeNode.Map();
        root.Set("apiVersion", TreeNode.String("v1"));
        root.Set("kind", TreeNode.String(isSecret ? "Secret" : "ConfigMap"));
        var metadata = root.GetOrAddMap("metadata");
        TreeEdits.SetText(metadata, "name", arguments.Name);
        if (arguments.Namespace.Length > 0)
        {
            TreeEdits.SetText(metadata, "namespace", arguments.Namespace);
        }

        AddData(root);
        AddOptions(root, metadata);
        return
        [
            new Resource(root, context.Schema)
            {
                Behavior = Behaviors.Parse(arguments.Behavior),
                IsGenerated = true,
                NeedsHash = arguments.Options is not { DisableNameSuffixHash: true },
            },
        ];
    }

    public override string ToString() => $"{(isSecret ? "SecretGenerator" : "ConfigMapGenerator")} '{arguments.Name}'";

    private void AddData(TreeNode root)
    {
        if (isSecret)
        {
            root.Set("type", TreeEdits.NewString(arguments.Type.Length > 0 ? arguments.Type : "Opaque"));
            root.GetOrAddMap("data");
        }

        var known = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (key, value) in new DataSources(loader).Load(arguments))
        {
            if (!known.TryAdd(key, value))
            {
                throw new KustomizeException($"configmap {arguments.Name} illegally repeats the key `{key}`", field: key);
            }
        }

        foreach (var (key, value) in known)
        {
            Add(root, key, value.Span);
        }
    }

    private void Add(TreeNode root, string key, ReadOnlySpan<byte> value)
    {
        if (isSecret)
        {
            root.GetOrAddMap("data").Set(key, TreeConverter.FromText(Base64Lines.Encode(value)));
        }
        else if (Utf8Text.TryDecode(value, out var text))
        {
            root.GetOrAddMap("data").Set(key, TreeConverter.FromText(text));
        }
        else
        {
            root.GetOrAddMap("binaryData").Set(key, TreeConverter.FromText(Base64Lines.Encode(value)));
        }
    }

    private void AddOptions(TreeNode root, TreeNode metadata)
    {
        if (arguments.Options is not { } options)
        {
            return;
        }

        foreach (var (field, entries) in new[] { ("labels", options.Labels), ("annotations", options.Annotations) })
        {
            foreach (var (key, text) in entries.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                metadata.GetOrAddMap(field).Set(key, TreeEdits.NewString(text));
            }
        }

        if (options.Immutable)
        {
            root.Set("immutable", TreeNode.Scalar("true", ScalarTag.Boolean));
        }
    }
}
