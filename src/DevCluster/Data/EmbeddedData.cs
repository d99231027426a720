using System.IO.Compression;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Data;

/// <summary>The facts of the built-in kinds that ship in this assembly (made by <c>eng/generate-devcluster-data.py</c>).</summary>
internal static class EmbeddedData
{
    /// <param name="name">File name without extension: <c>kinds</c>.</param>
    public static Node Read(string name)
    {
        using var resource = typeof(EmbeddedData).Assembly.GetManifestResourceStream($"Flux.DevCluster.Data.{name}.json.gz")
            ?? throw new InvalidOperationException($"The data file {name} is missing from the assembly.");
        using var text = new GZipStream(resource, CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        text.CopyTo(buffer);
        return JsonNodeReader.Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)).Freeze();
    }
}
