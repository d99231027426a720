namespace Flux.Manifests.Yaml.Scanning;

/// <summary>
/// Tokens scanned but not yet consumed. A queue with insertion, because a mapping key is recognised only at its colon, when
/// the tokens of the key are already here.
/// </summary>
internal sealed class TokenQueue
{
    private Token[] _items = new Token[32];
    private int _head;

    public int Count { get; private set; }

    /// <summary>How many tokens were consumed: the number of the token at the head.</summary>
    public int Consumed { get; private set; }

    public ref Token Head => ref _items[_head];

    public ref Token Append(TokenKind kind, int line)
    {
        MakeRoom();
        return ref Fill(_head + Count++, kind, line);
    }

    /// <param name="offset">The place counted from the head; a place already consumed stands for the end.</param>
    /// <param name="kind">What the token is.</param>
    /// <param name="line">Where it stands.</param>
    public void Insert(int offset, TokenKind kind, int line)
    {
        if (offset < 0)
        {
            Append(kind, line);
            return;
        }

        MakeRoom();
        var at = _head + offset;
        Array.Copy(_items, at, _items, at + 1, Count - offset);
        Count++;
        Fill(at, kind, line);
    }

    public void Consume()
    {
        Consumed++;
        Count--;
        _head = Count == 0 ? 0 : _head + 1;
    }

    private ref Token Fill(int at, TokenKind kind, int line)
    {
        ref var token = ref _items[at];
        token = default;
        token.Kind = kind;
        token.Line = line;
        token.KeyLevel = -1;
        return ref token;
    }

    private void MakeRoom()
    {
        if (_head + Count < _items.Length)
        {
            return;
        }

        if (_head > Count)
        {
            // Moving costs less than what was consumed since, so that each token is moved a bounded number of times.
            Array.Copy(_items, _head, _items, 0, Count);
            _head = 0;
        }
        else
        {
            Array.Resize(ref _items, _items.Length * 2);
        }
    }
}
