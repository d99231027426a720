using Flux.Kustomize.Building;
using Flux.Kustomize.Loading;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.FieldSpecs;

/// <summary>Field specs from the OpenAPI definitions of custom kinds that <c>crds</c> names.</summary>
internal static class CrdConfigReader
{
    private const int MaxDepth = 64;

    public static TransformerConfig Load(FileLoader loader, IReadOnlyList<string> paths)
    {
        var config = TransformerConfig.Empty;
        foreach (var path in paths)
        {
            config = config.Merge(Read(loader, path, paths));
        }

        return config;
    }

    private static TransformerConfig Read(FileLoader loader, string path, IReadOnlyList<string> paths)
    {
        ReadOnlyMemory<byte> content;
        try
        {
            content = loader.Load(path);
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            throw error.Within($"loading CRDs [{string.Join(' ', paths)}]", loader.Locate(path), field: "crds");
        }

        MapNode definitions;
        try
        {
            var document = YamlReader.Read(content.Span);
            definitions = document as MapNode ?? (document is null or NullNode ? new MapNode() : throw new KustomizeException("json: cannot unmarshal: the definitions must be an object"));
            CrdSchemaCheck.Check(definitions);
        }
        catch (Exception error) when (error is ManifestException or KustomizeException)
        {
            throw new KustomizeException($"loading CRDs [{string.Join(' ', paths)}]: unable to parse open API definition from '{path}': {error.Message}", loader.Locate(path), field: "crds");
        }

        var config = TransformerConfig.Empty;
        foreach (var (name, definition) in definitions)
        {
            var properties = definition.GetMap("Schema", "properties") ?? definition.GetMap("schema", "properties");
            if (properties is not null && properties.ContainsKey("kind") && properties.ContainsKey("apiVersion") && properties.ContainsKey("metadata"))
            {
                var types = new TypeSelector("", "", name[(name.LastIndexOf('.') + 1)..]);
                config = Collect(config, definitions, name, types, []);
            }
        }

        return config;
    }

    private static TransformerConfig Collect(TransformerConfig config, MapNode definitions, string name, TypeSelector types, string[] path)
    {
        var definition = definitions[name];
        var properties = definition.GetMap("Schema", "properties") ?? definition.GetMap("schema", "properties");
        if (properties is null || path.Length > MaxDepth)
        {
            return config;
        }

        foreach (var (field, schema) in properties)
        {
            string[] inner = [.. path, field];
            config = Add(config, schema, types, inner);
            if (schema.GetString("$ref") is { } reference)
            {
                config = Collect(config, definitions, reference, types, inner);
            }
        }

        return config;
    }

    private static TransformerConfig Add(TransformerConfig config, Node schema, TypeSelector types, string[] path)
    {
        var spec = new FieldSpec(types, string.Join('/', path), create: false);
        if (schema.GetString("x-kubernetes-annotation") is not null)
        {
            config = config with { CommonAnnotations = config.CommonAnnotations.Merge(spec) };
        }

        if (schema.GetString("x-kubernetes-label-selector") is not null)
        {
            config = config with { CommonLabels = config.CommonLabels.Merge(spec) };
        }

        if (schema.GetString("x-kubernetes-identity") is not null)
        {
            config = config with { NamePrefix = config.NamePrefix.Merge(spec) };
        }

        if (schema.GetString("x-kubernetes-object-ref-api-version") is { } version && schema.GetString("x-kubernetes-object-ref-kind") is { } kind)
        {
            var nameKey = schema.GetString("x-kubernetes-object-ref-name-key") ?? "name";
            var reference = new NameReference(
                new TypeSelector("", version, kind), FieldSpecList.Create([new FieldSpec(types, $"{spec.Path}/{nameKey}", create: false)]));
            config = config with { NameReferences = TransformerConfig.Merge(config.NameReferences, reference) };
        }

        return config;
    }
}
