using System.Buffers;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Building;

/// <summary>What a build has made, or why it has failed.</summary>
public sealed class BuildResult
{
    private const int FlushedAt = 64 * 1024;

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
            WriteObject(i, output);
        }
    }

    /// <inheritdoc cref="WriteYaml()"/>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void WriteYaml(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var buffer = new ArrayBufferWriter<byte>(FlushedAt);
        for (var i = 0; i < Objects.Count; i++)
        {
            WriteObject(i, buffer);
            if (buffer.WrittenCount >= FlushedAt || i == Objects.Count - 1)
            {
                output.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }
    }

    private void WriteObject(int at, IBufferWriter<byte> output)
    {
        if (at > 0)
        {
            output.Write("---\n"u8);
        }

        YamlWriter.WriteUtf8(Objects[at], output);
    }
}
