using System.Text;
using Flux.Sources.Git.Remotes;
using Microsoft.Win32.SafeHandles;

namespace Flux.Sources.Git.Protocol;

/// <summary>Takes the pack out of a server's answer and puts it into a scratch file that vanishes when closed.</summary>
internal sealed class PackReceiver(GitRemoteOptions options)
{
    private const byte DataBand = 1;
    private const byte ErrorBand = 3;

    /// <param name="stream">At the first line of the answer to a fetch request.</param>
    /// <param name="isVersion2">Whether the answer has sections.</param>
    /// <param name="sideBand">Whether the pack comes in bands; always so in version 2.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="SourceException">The server reports an error, or the pack is larger than allowed.</exception>
    public async Task<SafeFileHandle> ReceiveAsync(Stream stream, bool isVersion2, bool sideBand, CancellationToken cancellationToken)
    {
        var lines = new PktLineReader(stream);
        await SkipToPackAsync(lines, isVersion2, cancellationToken).ConfigureAwait(false);
        var file = CreateScratch();
        try
        {
            await (sideBand || isVersion2 ? CopyBandsAsync(lines, file, cancellationToken) : CopyRawAsync(stream, file, cancellationToken)).ConfigureAwait(false);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Shallow lines, acknowledgements and section titles come before the pack.</summary>
    private static async Task SkipToPackAsync(PktLineReader lines, bool isVersion2, CancellationToken cancellationToken)
    {
        while (true)
        {
            var content = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (lines.Kind == PktKind.End)
            {
                throw new SourceException("unexpected end of the server's answer");
            }

            var line = Encoding.UTF8.GetString(content.Span).TrimEnd('\n');
            if (line.StartsWith("ERR ", StringComparison.Ordinal))
            {
                throw new SourceException(line[4..]);
            }

            if (isVersion2 ? line == "packfile" : line == "NAK" || line.StartsWith("ACK ", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private async Task CopyBandsAsync(PktLineReader lines, SafeFileHandle file, CancellationToken cancellationToken)
    {
        long written = 0;
        while (true)
        {
            var content = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (lines.Kind != PktKind.Data)
            {
                return;
            }

            if (content.Length > 0 && content.Span[0] == DataBand)
            {
                written = await AppendAsync(file, content[1..], written, cancellationToken).ConfigureAwait(false);
            }
            else if (content.Length > 0 && content.Span[0] == ErrorBand)
            {
                throw new SourceException("unknown error: remote: " + Encoding.UTF8.GetString(content.Span[1..]).Trim());
            }
        }
    }

    private async Task CopyRawAsync(Stream stream, SafeFileHandle file, CancellationToken cancellationToken)
    {
        long written = 0;
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            written = await AppendAsync(file, buffer.AsMemory(0, read), written, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<long> AppendAsync(SafeFileHandle file, ReadOnlyMemory<byte> data, long written, CancellationToken cancellationToken)
    {
        options.Received?.Invoke(data.Length);
        if (written + data.Length > options.Limits.MaxPackBytes)
        {
            throw new SourceException($"the repository is larger than the allowed {options.Limits.MaxPackBytes} bytes");
        }

        await RandomAccess.WriteAsync(file, data, written, cancellationToken).ConfigureAwait(false);
        return written + data.Length;
    }

    private SafeFileHandle CreateScratch()
    {
        var path = Path.Combine(options.ScratchDirectory, $"fetch-{Guid.NewGuid():N}.pack");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Only the handle keeps it, so that a process that is killed leaves nothing behind.
            File.Delete(path);
        }

        return file;
    }
}
