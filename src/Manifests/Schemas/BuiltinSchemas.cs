using System.IO.Compression;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas;

/// <summary>The schemas of Kubernetes' own kinds (1.36), made by <c>eng/generate-builtin-schemas.py</c>.</summary>
public static class BuiltinSchemas
{
    private const string Resource = "Flux.Manifests.Schemas.kubernetes.json.gz";

    private static readonly Lazy<OpenApiComponents> Loaded = new(Load);

    /// <summary>Read on first use.</summary>
    public static OpenApiComponents Kubernetes => Loaded.Value;

    private static OpenApiComponents Load()
    {
        using var resource = typeof(BuiltinSchemas).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var text = new GZipStream(resource, CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        text.CopyTo(buffer);
        return new OpenApiComponents((MapNode)JsonNodeReader.Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }
}
