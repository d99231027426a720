using System.Buffers;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Building;

/// <summary>What a build has made, or why it has failed.</summary>
public sealed class BuildResult
{
    internal BuildResult(IReadOnlyList<MapNode> objects) => Objects = objects;

    internal BuildResult(KustomizeError error)
    {
        Objects = [];
        Errors = [error];
    }

    public bool IsSuccess => Errors.Count == 0;

    /// <summary>The objects in output order; empty when the build failed.</summary>
    public IReadOnlyList<MapNode> Objects { get; }

    public IReadOnlyList<KustomizeError> Errors { get; } = [];

    /// <summary>Deprecated fields that the files use, in the words of kustomize; each file's as often as it is read.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The objects as a YAML stream, byte for byte as kustomize prints them.</summary>
    public string WriteYaml()
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteYaml(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <inheritdoc cref="WriteYaml()"/>
    public void WriteYaml(IBufferWriter<byte> output)
    {
        for (var i = 0; i < Objects.Count; i++)
        {
            if (i > 0)
            {
                output.Write("---\n"u8);
            }

            YamlWriter.WriteUtf8(Objects[i], output);
        }
    }
}
