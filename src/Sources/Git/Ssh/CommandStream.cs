using Renci.SshNet;
using Renci.SshNet.Common;

namespace Flux.Sources.Git.Ssh;

/// <summary>The output of a running command. Closing this view leaves the command running.</summary>
internal sealed class CommandStream(SshCommand command, CancellationToken cancellation) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            var read = command.OutputStream.Read(buffer, offset, count);
            cancellation.ThrowIfCancellationRequested();
            return read;
        }
        catch (Exception error) when (error is SshException or ObjectDisposedException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new IOException("the SSH connection was lost", error);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The library only blocks. The thread is given back when bytes come or the connection is closed.
        var copy = new byte[Math.Min(buffer.Length, 1 << 16)];
        var read = await Task.Run(() => Read(copy, 0, copy.Length), cancellationToken).ConfigureAwait(false);
        copy.AsMemory(0, read).CopyTo(buffer);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
