using System.Globalization;

namespace Flux.Sources.Git.Protocol;

/// <summary>Reads Git's length-prefixed lines.</summary>
internal sealed class PktLineReader(Stream stream)
{
    private const int MaxLength = 65520;

    private readonly byte[] _buffer = new byte[MaxLength];

    /// <summary>What the last call to <see cref="ReadAsync"/> met.</summary>
    public PktKind Kind { get; private set; }

    /// <summary>The content, valid until the next read; empty for anything but <see cref="PktKind.Data"/>.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await stream.ReadAtLeastAsync(_buffer.AsMemory(0, 4), 4, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read < 4)
        {
            Kind = read == 0 ? PktKind.End : throw new SourceException("unexpected end of the server's answer");
            return default;
        }

        if (!int.TryParse(_buffer.AsSpan(0, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length is 3 or > MaxLength)
        {
            throw new SourceException("the server's answer is not in Git's protocol: invalid pkt-len found");
        }

        if (length < 4)
        {
            Kind = (PktKind)length;
            return default;
        }

        Kind = PktKind.Data;
        var content = _buffer.AsMemory(0, length - 4);
        await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        return content;
    }
}
