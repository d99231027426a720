using System.Buffers;
using System.Buffers.Binary;

namespace Flux.Compression.Deflate;

/// <summary>The bytes that matches may refer to, with chains of positions whose next four bytes have the same hash.</summary>
/// <remarks>The three arrays take 700 KB, which most archives never fill: they are borrowed.</remarks>
internal sealed class MatchWindow : IDisposable
{
    public const int Size = 1 << 15;
    public const int MinMatch = 4;
    public const int MaxMatch = 258;

    private const int Mask = Size - 1;
    private const int HashBits = 17;
    private const int MaxOffset = 1 << 24;
    private const int GoodLength = 8;
    private const int NiceLength = 128;
    private const int MaxChain = 128;

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(2 * Size);
    private readonly int[] _heads = ArrayPool<int>.Shared.Rent(1 << HashBits);
    private readonly int[] _previous = ArrayPool<int>.Shared.Rent(Size);
    private int _offset = 1;
    private int _chainHead = -1;

    public MatchWindow()
    {
        Array.Clear(_heads);
        Array.Clear(_previous);
    }

    public int End { get; private set; }

    public byte this[int index] => _bytes[index];

    public ReadOnlyMemory<byte> Slice(int start, int end) => _bytes.AsMemory(start..end);

    public int Append(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, (2 * Size) - End);
        bytes[..count].CopyTo(_bytes.AsSpan(End));
        End += count;
        return count;
    }

    /// <summary>Forgets the older half.</summary>
    public void Slide()
    {
        Array.Copy(_bytes, Size, _bytes, 0, Size);
        End -= Size;
        _offset += Size;
        if (_offset > MaxOffset)
        {
            var delta = _offset - 1;
            _offset -= delta;
            _chainHead -= delta;
            Rebase(_previous, delta);
            Rebase(_heads, delta);
        }
    }

    /// <summary>Notes a position, and the chain that starts there.</summary>
    public void Start(int index)
    {
        ref var head = ref _heads[Hash(index)];
        _chainHead = head;
        _previous[index & Mask] = head;
        head = index + _offset;
    }

    /// <summary>Notes a position inside of a match.</summary>
    public void Note(int index)
    {
        ref var head = ref _heads[Hash(index)];
        _previous[index & Mask] = head;
        head = index + _offset;
    }

    /// <summary>Whether the chain of the last start leads into the window.</summary>
    public bool HasChain(int index) => _chainHead - _offset >= Math.Max(0, index - Size);

    /// <summary>The longest match at a position on the chain of the last start.</summary>
    public (int Length, int Distance)? Find(int index, int lookahead)
    {
        var most = Math.Min(MaxMatch, lookahead);
        var nice = Math.Min(NiceLength, most);
        var length = MinMatch - 1;
        (int, int)? found = null;
        var oldest = index - Size;
        for (int at = _chainHead - _offset, tries = length >= GoodLength ? MaxChain >> 2 : MaxChain; tries > 0; tries--)
        {
            if (length < most && _bytes[index + length] == _bytes[at + length] && MatchLength(at, index, most) is var matched
                && matched > length && (matched > MinMatch || index - at <= 4096))
            {
                length = matched;
                found = (matched, index - at);
                if (matched >= nice)
                {
                    break;
                }
            }

            if (at == oldest)
            {
                break;
            }

            at = _previous[at & Mask] - _offset;
            if (at < oldest || at < 0)
            {
                break;
            }
        }

        return found;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<int>.Shared.Return(_heads);
        ArrayPool<int>.Shared.Return(_previous);
    }

    private int MatchLength(int at, int index, int most) => _bytes.AsSpan(at, most).CommonPrefixLength(_bytes.AsSpan(index, most));

    private int Hash(int index) =>
        (int)((BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(index)) * 0x1E35A7BDu) >> (32 - HashBits));

    private static void Rebase(int[] positions, int delta)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = Math.Max(0, positions[i] - delta);
        }
    }
}
