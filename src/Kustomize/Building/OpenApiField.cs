using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Building;

/// <summary>Applies the <c>openapi</c> field. The first kustomization that sets it decides for the whole build.</summary>
internal static class OpenApiField
{
    // kustomize reads schemas as it reads resources, not as its own files.
    private static readonly YamlReadOptions SchemaFiles = new() { ReadsLineComments = true };

    private const string BuiltinVersion = "v1.21.2";

    public static void Apply(BuildContext context, FileLoader loader, Kustomization kustomization)
    {
        var path = kustomization.OpenApi.GetValueOrDefault("path");
        var content = path is null ? null : (ReadOnlyMemory<byte>?)loader.Load(path);
        if (context.Schema.IsChosen)
        {
            return;
        }

        var version = kustomization.OpenApi.GetValueOrDefault("version");
        if (content is { } document)
        {
            context.Schema.IsChosen = true;
            context.Schema.Use(Read(document.Span, loader.Locate(path!), version));
        }
        else if (!string.IsNullOrEmpty(version))
        {
            context.Schema.IsChosen = true;
            if (version != BuiltinVersion)
            {
                throw new KustomizeException("the specified OpenAPI version is not built in", loader.Locate("kustomization.yaml"), field: "openapi.version");
            }
        }
    }

    private static MapNode Read(ReadOnlySpan<byte> content, string file, string? version)
    {
        if (version is not null)
        {
            throw new KustomizeException("builtin version and custom schema provided, cannot use both", file, field: "openapi");
        }

        try
        {
            return YamlReader.Read(content, SchemaFiles) is MapNode map
                ? map
                : throw new KustomizeException("invalid schema file: not an object", file, field: "openapi.path");
        }
        catch (ManifestException error)
        {
            throw new KustomizeException($"invalid schema file: {error.Message}", file, field: "openapi.path");
        }
    }
}
