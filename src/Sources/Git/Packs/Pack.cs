using System.Text;
using Flux.Sources.Git.Objects;
using Microsoft.Win32.SafeHandles;

namespace Flux.Sources.Git.Packs;

/// <summary>
/// A received pack in a scratch file, which disappears with it. Opening checks the pack's checksum, decompresses every
/// object once, and names it by its own digest: nothing the server says about names is believed. For one thread.
/// </summary>
internal sealed class Pack : IObjectSource, IDisposable
{
    private const int HeaderLength = 12;

    private readonly SafeFileHandle _file;
    private readonly PackLimits _limits;
    private readonly ObjectFormat _format;
    private readonly PackScanner _scanner;
    private readonly ObjectCache _cache;
    private readonly Dictionary<ObjectId, int> _positions = [];
    private readonly CancellationToken _cancellation;
    private PackEntry[] _entries = [];
    private long _totalBytes;

    private Pack(SafeFileHandle file, ObjectFormat format, PackLimits limits, CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        _file = file;
        _format = format;
        _limits = limits;
        _scanner = new PackScanner(file, RandomAccess.GetLength(file) - format.IdLength);
        _cache = new ObjectCache(limits.CacheBytes);
    }

    public int Count => _entries.Length;

    /// <param name="file">Owned from now on.</param>
    /// <param name="cancellationToken">Ends this and every later reading.</param>
    /// <exception cref="SourceException">The pack is damaged or beyond the limits.</exception>
    public static Pack Open(SafeFileHandle file, ObjectFormat format, PackLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            var pack = new Pack(file, format, limits, cancellationToken);
            pack.CheckTrailer();
            pack.Scan();
            pack.ResolveDeltas();
            return pack;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public GitObjectType TypeOf(ObjectId id) => _positions.TryGetValue(id, out var position) ? _entries[position].Type : GitObjectType.None;

    public long SizeOf(ObjectId id) => _positions.TryGetValue(id, out var position) ? _entries[position].Size : throw NotFound();

    public byte[] Read(ObjectId id) => _positions.TryGetValue(id, out var position) ? ReadAt(position) : throw NotFound();

    public void Dispose() => _file.Dispose();

    private void CheckTrailer()
    {
        using var hash = _format.CreateHash();
        var buffer = new byte[1 << 16];
        var end = RandomAccess.GetLength(_file) - _format.IdLength;
        for (long at = 0; at < end;)
        {
            _cancellation.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(_file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), at);
            hash.AppendData(buffer, 0, read);
            at += read;
        }

        var trailer = new byte[_format.IdLength];
        if (end < HeaderLength || RandomAccess.Read(_file, trailer, end) < trailer.Length || !hash.GetHashAndReset().AsSpan().SequenceEqual(trailer))
        {
            throw new SourceException("the received pack is damaged: its checksum does not match");
        }
    }

    private void Scan()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        _scanner.ReadBytes(header);
        var count = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        if (!header[..4].SequenceEqual("PACK"u8) || header[7] is not (2 or 3))
        {
            throw new SourceException("the server sent no pack");
        }

        if (count > _limits.MaxObjects)
        {
            throw new SourceException($"the repository has more than the allowed {_limits.MaxObjects} objects");
        }

        var entries = new List<PackEntry>((int)Math.Min(count, 1 << 16));
        for (var i = 0; i < count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            entries.Add(ScanEntry(i));
        }

        _entries = [.. entries];
    }

    private PackEntry ScanEntry(int position)
    {
        var entry = _scanner.ReadHeader(_format.IdLength);
        if (entry.DataSize > _limits.MaxObjectBytes)
        {
            throw new SourceException($"an object of {entry.DataSize} bytes is larger than the allowed {_limits.MaxObjectBytes} bytes");
        }

        CountBytes(entry.DataSize);
        var data = _scanner.Inflate(entry.DataOffset, entry.DataSize);
        if (entry.StoredType is >= GitObjectType.Commit and <= GitObjectType.Tag)
        {
            entry.Type = entry.StoredType;
            entry.Size = entry.DataSize;
            entry.Id = Name(entry.Type, data);
            _positions[entry.Id] = position;
            _cache.Add(position, data);
        }
        else if (entry.StoredType is not (GitObjectType.OffsetDelta or GitObjectType.ReferenceDelta))
        {
            throw new SourceException("malformed object in the received pack");
        }

        return entry;
    }

    /// <summary>Names the deltas. Those that name a base which is a later delta take another round.</summary>
    private void ResolveDeltas()
    {
        var byOffset = new Dictionary<long, int>(_entries.Length);
        var open = new List<int>();
        for (var i = 0; i < _entries.Length; i++)
        {
            byOffset[_entries[i].Offset] = i;
            if (_entries[i].Type == GitObjectType.None)
            {
                open.Add(i);
            }
        }

        while (open.Count > 0)
        {
            var waiting = open.Where(position => !TryResolve(position, byOffset)).ToList();
            open = waiting.Count < open.Count ? waiting : throw new SourceException("the received pack lacks the base of a delta");
        }
    }

    private bool TryResolve(int position, Dictionary<long, int> byOffset)
    {
        _cancellation.ThrowIfCancellationRequested();
        ref var entry = ref _entries[position];
        var found = entry.StoredType == GitObjectType.OffsetDelta
            ? byOffset.TryGetValue(entry.BaseOffset, out var basePosition)
            : _positions.TryGetValue(entry.BaseId, out basePosition);
        if (!found || _entries[basePosition].Type == GitObjectType.None)
        {
            return false;
        }

        entry.Base = basePosition;
        entry.Type = _entries[basePosition].Type;
        var data = ReadAt(position);
        CountBytes(data.Length);
        entry.Size = data.Length;
        entry.Id = Name(entry.Type, data);
        _positions[entry.Id] = position;
        return true;
    }

    /// <summary>Walks down to a base that is at hand, then applies the deltas upwards.</summary>
    private byte[] ReadAt(int position)
    {
        var chain = new Stack<int>();
        byte[]? data;
        for (var at = position; (data = _cache.Get(at)) is null; at = _entries[at].Base)
        {
            chain.Push(at);
            if (_entries[at].Base < 0)
            {
                break;
            }

            if (chain.Count > _limits.MaxDeltaDepth)
            {
                throw new SourceException("the received pack has too long a chain of deltas");
            }
        }

        while (chain.TryPop(out var next))
        {
            _cancellation.ThrowIfCancellationRequested();
            var stored = _scanner.Inflate(_entries[next].DataOffset, _entries[next].DataSize);
            data = data is null ? stored : Delta.Apply(data, stored, _limits.MaxObjectBytes);
            _cache.Add(next, data);
        }

        return data!;
    }

    private void CountBytes(int size)
    {
        _totalBytes += size;
        if (_totalBytes > _limits.MaxTotalBytes)
        {
            throw new SourceException($"the repository unpacks to more than the allowed {_limits.MaxTotalBytes} bytes");
        }
    }

    private ObjectId Name(GitObjectType type, byte[] data)
    {
        using var hash = _format.CreateHash();
        hash.AppendData(Encoding.ASCII.GetBytes($"{type.ToString().ToLowerInvariant()} {data.Length}\0"));
        hash.AppendData(data);
        Span<byte> id = stackalloc byte[_format.IdLength];
        hash.GetHashAndReset(id);
        return new ObjectId(id);
    }

    private static SourceException NotFound() => new("object not found");
}
