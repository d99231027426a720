using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Flux.Apply.Clients;

/// <summary>The lines of a watch, one for each event, none longer than an object can be.</summary>
internal static class EventLines
{
    private const int LongestLine = 16 * 1024 * 1024;
    private static readonly StreamPipeReaderOptions Options = new(bufferSize: 64 * 1024, leaveOpen: true);

    /// <returns>The lines that are not empty; each is valid until the next is asked for.</returns>
    /// <exception cref="KubeRequestException">A line is too long.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, Options);
        for (var isEnd = false; !isEnd;)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            (var buffer, isEnd) = (read.Buffer, read.IsCompleted);
            while (Cut(ref buffer, isEnd) is { } line)
            {
                if (line.Length > 0)
                {
                    yield return line;
                }
            }

            if (buffer.Length > LongestLine)
            {
                throw new KubeRequestException(new KubeStatus(0, "", $"an event of the watch is longer than {LongestLine} bytes"));
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>The first line, taken off; what is left without an end is a line only at the end of the stream.</summary>
    private static ReadOnlyMemory<byte>? Cut(ref ReadOnlySequence<byte> buffer, bool isEnd)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            var line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return Contiguous(line);
        }

        if (!isEnd || buffer.IsEmpty)
        {
            return null;
        }

        var rest = Contiguous(buffer);
        buffer = buffer.Slice(buffer.End);
        return rest;
    }

    private static ReadOnlyMemory<byte> Contiguous(ReadOnlySequence<byte> bytes) => bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
}
