namespace Flux.Compression.Deflate;

/// <summary>
/// A DEFLATE compressor that makes the choices of Go's at its default level. Archives of the same content then have the same digest
/// as those that Flux and Helm write, which statuses, repositories, lock files and signatures speak about.
/// </summary>
internal sealed class Deflater : IDisposable
{
    private const int BlockTokens = 1 << 14;
    private const int LazyLength = 16;
    private const int NeededLookahead = MatchWindow.MinMatch + MatchWindow.MaxMatch;

    private readonly MatchWindow _window = new();
    private readonly List<DeflateToken> _tokens = new(BlockTokens + 1);
    private readonly BlockWriter _blocks;
    private readonly BitWriter _bits;
    private int _index;
    private int _blockStart;
    private int _length = MatchWindow.MinMatch - 1;
    private int _distance;
    private bool _literalWaits;

    public Deflater(Stream output)
    {
        _bits = new BitWriter(output);
        _blocks = new BlockWriter(_bits);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            Compress(isLast: false);
            if (_index >= (2 * MatchWindow.Size) - NeededLookahead)
            {
                Slide();
            }

            bytes = bytes[_window.Append(bytes)..];
        }
    }

    public void Finish()
    {
        Compress(isLast: true);
        _blocks.WriteStored([], isLast: true);
        _bits.Align();
    }

    public void Dispose() => _window.Dispose();

    private void Slide()
    {
        _window.Slide();
        _index -= MatchWindow.Size;
        _blockStart = _blockStart >= MatchWindow.Size ? _blockStart - MatchWindow.Size : int.MaxValue;
    }

    private void Compress(bool isLast)
    {
        var hashable = _window.End - (MatchWindow.MinMatch - 1);
        for (var lookahead = _window.End - _index; lookahead >= NeededLookahead || (isLast && lookahead > 0); lookahead = _window.End - _index)
        {
            Step(lookahead, hashable);
        }

        if (isLast)
        {
            Flush();
        }
    }

    private void Step(int lookahead, int hashable)
    {
        if (_index < hashable)
        {
            _window.Start(_index);
        }

        var (length, distance) = (_length, _distance);
        (_length, _distance) = (MatchWindow.MinMatch - 1, 0);
        if (lookahead > length && length < LazyLength && _window.HasChain(_index) && _window.Find(_index, lookahead) is { } found)
        {
            (_length, _distance) = found;
        }

        if (length >= MatchWindow.MinMatch && _length <= length)
        {
            // The match one byte before is at least as good as the one here.
            Emit(DeflateToken.Match(length, distance), Skip(length, hashable));
        }
        else
        {
            if (_literalWaits)
            {
                Emit(DeflateToken.Literal(_window[_index - 1]), _index);
            }

            _index++;
            _literalWaits = true;
        }
    }

    private int Skip(int length, int hashable)
    {
        var end = _index + length - 1;
        for (_index++; _index < end; _index++)
        {
            if (_index < hashable)
            {
                _window.Note(_index);
            }
        }

        _literalWaits = false;
        _length = MatchWindow.MinMatch - 1;
        return _index;
    }

    private void Emit(DeflateToken token, int end)
    {
        _tokens.Add(token);
        if (_tokens.Count == BlockTokens)
        {
            WriteBlock(end);
        }
    }

    private void Flush()
    {
        if (_literalWaits)
        {
            _tokens.Add(DeflateToken.Literal(_window[_index - 1]));
            _literalWaits = false;
        }

        if (_tokens.Count > 0)
        {
            WriteBlock(_index);
        }
    }

    private void WriteBlock(int end)
    {
        _blocks.Write(_tokens, _blockStart <= end ? _window.Slice(_blockStart, end) : default(ReadOnlyMemory<byte>?));
        _blockStart = end;
        _tokens.Clear();
    }
}
