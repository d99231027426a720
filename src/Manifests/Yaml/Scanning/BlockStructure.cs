namespace Flux.Manifests.Yaml.Scanning;

/// <summary>
/// The scanner's state beyond its position: indentation levels, flow level, and where a mapping key may have begun. It
/// produces the tokens that stand for no characters: starts and ends of block collections, and keys found by their colon.
/// </summary>
internal sealed class BlockStructure(TextCursor cursor, TokenQueue tokens, int maxDepth)
{
    private readonly Stack<int> _indents = new();
    private readonly List<SimpleKey> _keys = [default];
    private int _pendingKeyLevel = -1;

    public int Indent { get; private set; } = -1;

    public int FlowLevel => _keys.Count - 1;

    public bool KeyAllowed { get; set; } = true;

    /// <summary>True while the token at the head of the queue may still turn out to be the first of a key.</summary>
    public bool HeadMayBecomeKey()
    {
        var level = tokens.Head.KeyLevel;
        return level >= 0
            && level < _keys.Count
            && _keys[level].TokenNumber == tokens.Consumed
            && !_keys[level].IsForgotten
            && IsValid(level);
    }

    public void SaveKey()
    {
        _pendingKeyLevel = -1;
        if (!KeyAllowed)
        {
            return;
        }

        RemoveKey();
        _pendingKeyLevel = FlowLevel;
        _keys[^1] = new SimpleKey
        {
            IsPossible = true,
            IsRequired = FlowLevel == 0 && Indent == cursor.Column,
            TokenNumber = tokens.Consumed + tokens.Count,
            Line = cursor.Line,
            Column = cursor.Column,
            Index = cursor.Index,
        };
    }

    /// <summary>The level under which the key saved last is kept, for the token about to be queued; then forgotten.</summary>
    public int TakePendingKeyLevel()
    {
        var level = _pendingKeyLevel;
        _pendingKeyLevel = -1;
        return level;
    }

    public void RemoveKey()
    {
        var key = _keys[^1];
        if (key is { IsPossible: true, IsRequired: true })
        {
            throw MissingColon(key);
        }

        _keys[^1] = key with { IsPossible = false };
    }

    public void EnterFlow()
    {
        CheckDepth(_keys.Count);
        _keys.Add(new SimpleKey { TokenNumber = tokens.Consumed + tokens.Count });
        KeyAllowed = true;
    }

    public void LeaveFlow()
    {
        RemoveKey();
        if (FlowLevel > 0)
        {
            var inner = _keys[^1].TokenNumber;
            _keys.RemoveAt(_keys.Count - 1);
            _keys[^1] = _keys[^1] with { IsForgotten = _keys[^1].IsForgotten || inner == _keys[^1].TokenNumber };
        }

        KeyAllowed = false;
    }

    /// <summary>Before a directive or document indicator: every block ends.</summary>
    public void StartDocumentLevel()
    {
        Unroll(-1);
        RemoveKey();
        KeyAllowed = false;
    }

    public void EnterSequenceEntry()
    {
        if (FlowLevel == 0)
        {
            RequireKeyAllowed("block sequence entries are not allowed in this context");
            Roll(cursor.Column, cursor.Line, tokens.Count, TokenKind.BlockSequenceStart);
        }

        RemoveKey();
        KeyAllowed = true;
    }

    public void EnterExplicitKey()
    {
        if (FlowLevel == 0)
        {
            RequireKeyAllowed("mapping keys are not allowed in this context");
            Roll(cursor.Column, cursor.Line, tokens.Count, TokenKind.BlockMappingStart);
        }

        RemoveKey();
        KeyAllowed = FlowLevel == 0;
    }

    /// <summary>At a colon: what came before was a key if one could have begun there.</summary>
    public void EnterValue()
    {
        var key = _keys[^1];
        if (IsValid(FlowLevel))
        {
            var offset = key.TokenNumber - tokens.Consumed;
            tokens.Insert(offset, TokenKind.Key, key.Line);
            Roll(key.Column, key.Line, offset, TokenKind.BlockMappingStart);
            _keys[^1] = key with { IsPossible = false };
            KeyAllowed = false;
            return;
        }

        if (FlowLevel == 0)
        {
            RequireKeyAllowed("mapping values are not allowed in this context");
            Roll(cursor.Column, cursor.Line, tokens.Count, TokenKind.BlockMappingStart);
        }

        KeyAllowed = FlowLevel == 0;
    }

    /// <summary>Closes the blocks that are indented deeper than a column.</summary>
    public void Unroll(int column)
    {
        if (FlowLevel > 0)
        {
            return;
        }

        while (Indent > column)
        {
            tokens.Append(TokenKind.BlockEnd, cursor.Line);
            Indent = _indents.Pop();
        }
    }

    private void Roll(int column, int line, int offset, TokenKind kind)
    {
        if (FlowLevel > 0 || Indent >= column)
        {
            return;
        }

        CheckDepth(_indents.Count + 1);
        _indents.Push(Indent);
        Indent = column;
        tokens.Insert(offset, kind, line);
    }

    private bool IsValid(int level)
    {
        var key = _keys[level];
        if (!key.IsPossible)
        {
            return false;
        }

        if (key.Line == cursor.Line && cursor.Index <= key.Index + SimpleKey.MaxLength)
        {
            return true;
        }

        if (key.IsRequired)
        {
            throw MissingColon(key);
        }

        _keys[level] = key with { IsPossible = false };
        return false;
    }

    private void RequireKeyAllowed(string problem)
    {
        if (!KeyAllowed)
        {
            throw cursor.Error(problem, cursor.Line);
        }
    }

    private void CheckDepth(int depth)
    {
        if (depth > maxDepth)
        {
            throw cursor.Error($"exceeded max depth of {maxDepth}", cursor.Line);
        }
    }

    private ManifestException MissingColon(SimpleKey key) =>
        cursor.Error("could not find expected ':'", key.Line);
}
