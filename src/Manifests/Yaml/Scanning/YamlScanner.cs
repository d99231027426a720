namespace Flux.Manifests.Yaml.Scanning;

/// <summary>
/// Text to tokens. Which token a character begins depends on the indentation, the flow level and on whether a mapping key
/// may stand there; the rules and the error texts are those of libyaml, which every Kubernetes tool shares.
/// </summary>
internal sealed class YamlScanner
{
    /// <summary>Tokens that go-yaml 3 wants to see at once, and how far it looks for a comment.</summary>
    private const int KeptLookahead = 3;
    private const int CommentReach = 512;

    private readonly TextCursor _cursor;
    private readonly TokenQueue _tokens = new();
    private readonly BlockStructure _structure;
    private readonly PlainScalarScanner _plain;
    private readonly QuotedScalarScanner _quoted;
    private readonly BlockScalarScanner _block;
    private readonly TagScanner _tags;
    private readonly DirectiveScanner _directives;
    private readonly bool _keepsComments;
    private bool _lineCommentMayFollow;
    private bool _ended;

    /// <param name="cursor">The text.</param>
    /// <param name="maxDepth">How deep collections may nest.</param>
    /// <param name="keepsComments">
    /// Whether texts are taken as by readers that keep comments (go-yaml 3): a tab before a comment that belongs to another or to
    /// what precedes it is no indentation, two more tokens are looked at than needed, and errors name the line of their context.
    /// </param>
    public YamlScanner(TextCursor cursor, int maxDepth, bool keepsComments = false)
    {
        _keepsComments = keepsComments;
        cursor.ErrorsNameContext = keepsComments;
        _cursor = cursor;
        _structure = new BlockStructure(cursor, _tokens, maxDepth);
        var builder = new Utf8Builder();
        var breaks = new Utf8Builder();
        _plain = new PlainScalarScanner(cursor, builder, breaks);
        _quoted = new QuotedScalarScanner(cursor, builder, breaks);
        _block = new BlockScalarScanner(cursor, builder, breaks);
        _tags = new TagScanner(cursor, builder);
        _directives = new DirectiveScanner(cursor, _tags);
    }

    /// <summary>The raw bytes of a scalar that has no built text.</summary>
    public ReadOnlySpan<byte> Raw(in Token token) => _cursor.Text.AsSpan(token.Start, token.Length);

    public ref Token Peek()
    {
        while (_tokens.Count == 0 || (_keepsComments && _tokens.Count < KeptLookahead && !_ended) || _structure.HeadMayBecomeKey())
        {
            FetchNext();
        }

        return ref _tokens.Head;
    }

    public void Consume() => _tokens.Consume();

    /// <summary>Consumes the next token; the line it stands on.</summary>
    public int Take()
    {
        var line = Peek().Line;
        Consume();
        return line;
    }

    /// <summary>Consumes the next token if it is of a kind.</summary>
    /// <exception cref="ManifestException">It is not; the context's line counts where the token stands on the first.</exception>
    public void Expect(TokenKind kind, string problem, int contextLine)
    {
        ref var token = ref Peek();
        if (token.Kind != kind)
        {
            throw YamlErrors.AtToken(problem, token.Line, contextLine);
        }

        Consume();
    }

    private void FetchNext()
    {
        SkipToNextToken();
        _structure.Unroll(_cursor.Column);
        _lineCommentMayFollow = false;
        var current = _cursor.Current;
        if (current == 0)
        {
            FetchStreamEnd();
        }
        else if (_cursor.Column == 0 && FetchDirectiveOrDocumentIndicator(current))
        {
        }
        else if (!FetchIndicator(current))
        {
            FetchScalar(current);
        }
    }

    private void SkipToNextToken()
    {
        while (true)
        {
            if (_cursor.Current == 0xEF && _cursor.Column == 0 && _cursor.Peek() == 0xBB && _cursor.Peek(2) == 0xBF)
            {
                _cursor.Skip();
            }

            var tabsAreSpace = _structure.FlowLevel > 0 || !_structure.KeyAllowed;
            while (_cursor.Current == ' ' || (tabsAreSpace && _cursor.Current == '\t'))
            {
                _cursor.SkipAscii(1);
            }

            if (_cursor.Current == '#')
            {
                SkipComments();
            }

            if (!_cursor.IsBreak)
            {
                return;
            }

            _cursor.ReadLineBreak(output: null);
            _lineCommentMayFollow = false;
            if (_structure.FlowLevel == 0)
            {
                _structure.KeyAllowed = true;
            }
        }
    }

    private void FetchStreamEnd()
    {
        _cursor.ForceNewLine();
        _structure.Unroll(-1);
        _structure.RemoveKey();
        _structure.KeyAllowed = false;
        if (_ended)
        {
            throw new InvalidOperationException("The end of the stream was consumed.");
        }

        _ended = true;
        _tokens.Append(TokenKind.StreamEnd, _cursor.Line);
    }

    private bool FetchDirectiveOrDocumentIndicator(byte current)
    {
        if (current == '%')
        {
            _structure.StartDocumentLevel();
            var line = _cursor.Line;
            _directives.Scan(ref _tokens.Append(TokenKind.VersionDirective, line));
            return true;
        }

        if (!_cursor.IsDocumentIndicator((byte)'-') && !_cursor.IsDocumentIndicator((byte)'.'))
        {
            return false;
        }

        _structure.StartDocumentLevel();
        _tokens.Append(current == '-' ? TokenKind.DocumentStart : TokenKind.DocumentEnd, _cursor.Line);
        _cursor.SkipAscii(3);
        return true;
    }

    private bool FetchIndicator(byte current)
    {
        switch (current)
        {
            case (byte)'[' or (byte)'{':
                _structure.SaveKey();
                _structure.EnterFlow();
                Append(current == '[' ? TokenKind.FlowSequenceStart : TokenKind.FlowMappingStart);
                return true;
            case (byte)']' or (byte)'}':
                _structure.LeaveFlow();
                Append(current == ']' ? TokenKind.FlowSequenceEnd : TokenKind.FlowMappingEnd);
                return true;
            case (byte)',':
                _structure.RemoveKey();
                _structure.KeyAllowed = true;
                Append(TokenKind.FlowEntry);
                return true;
            case (byte)'-' when _cursor.IsBlankOrEndAt(1):
                _structure.EnterSequenceEntry();
                Append(TokenKind.BlockEntry);
                _lineCommentMayFollow = false;
                return true;
            case (byte)'?' when _structure.FlowLevel > 0 || _cursor.IsBlankOrEndAt(1):
                _structure.EnterExplicitKey();
                Append(TokenKind.Key);
                SkipLineComment();
                return true;
            case (byte)':' when _structure.FlowLevel > 0 || _cursor.IsBlankOrEndAt(1):
                _structure.EnterValue();
                Append(TokenKind.Value);
                SkipLineComment();
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// A comment; and where comments are kept and it is not that of a token before it, also those that follow it, whatever
    /// stands before them in their lines.
    /// </summary>
    private void SkipComments()
    {
        _cursor.MoveTo(_cursor.FindLineEnd(_cursor.Position));
        while (_keepsComments && !_lineCommentMayFollow && FindNextComment() is var next && next > 0)
        {
            while (_cursor.Position < next)
            {
                if (_cursor.IsBreak)
                {
                    _cursor.ReadLineBreak(output: null);
                }
                else
                {
                    _cursor.SkipAscii(1);
                }
            }

            _cursor.MoveTo(_cursor.FindLineEnd(_cursor.Position));
        }
    }

    /// <summary>The place of a comment with only blanks and empty lines before it; -1 when something else follows or it is far.</summary>
    private int FindNextComment()
    {
        var text = _cursor.Text.AsSpan(_cursor.Position, Math.Min(CommentReach, _cursor.Length - _cursor.Position));
        var at = text.IndexOfAnyExcept(" \t\r\n"u8);
        return at > 0 && text[at] == '#' ? _cursor.Position + at : -1;
    }

    private void SkipLineComment()
    {
        if (!_keepsComments)
        {
            return;
        }

        var at = 0;
        while (_cursor.Peek(at) is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        if (_cursor.Peek(at) == '#')
        {
            _cursor.SkipAscii(at);
        }
    }

    private void FetchScalar(byte current)
    {
        switch (current)
        {
            case (byte)'*' or (byte)'&':
                _tags.ScanAnchor(ref AppendKeyCandidate(current == '*' ? TokenKind.Alias : TokenKind.Anchor));
                break;
            case (byte)'!':
                _tags.ScanTag(ref AppendKeyCandidate(TokenKind.Tag));
                break;
            case (byte)'|' or (byte)'>' when _structure.FlowLevel == 0:
                _structure.RemoveKey();
                _structure.KeyAllowed = true;
                _block.Scan(ref _tokens.Append(TokenKind.Scalar, _cursor.Line), current == '|', _structure.Indent);
                break;
            case (byte)'\'' or (byte)'"':
                _quoted.Scan(ref AppendKeyCandidate(TokenKind.Scalar), current);
                break;
            default:
                FetchPlainScalar(current);
                break;
        }
    }

    private void FetchPlainScalar(byte current)
    {
        if (CharacterClass.Is(current, CharacterClass.Indicator) || _cursor.IsBlankOrBreak)
        {
            var attached = (current == '-' && !(_cursor.Peek() is (byte)' ' or (byte)'\t'))
                || (_structure.FlowLevel == 0 && current is (byte)'?' or (byte)':' && !_cursor.IsBlankOrEndAt(1));
            if (!attached)
            {
                throw _cursor.Error("found character that cannot start any token", _cursor.Line);
            }
        }

        ref var token = ref AppendKeyCandidate(TokenKind.Scalar);
        if (_plain.Scan(ref token, _structure.Indent, _structure.FlowLevel > 0))
        {
            _structure.KeyAllowed = true;
            _lineCommentMayFollow = false;
        }
    }

    private void Append(TokenKind kind)
    {
        ref var token = ref _tokens.Append(kind, _cursor.Line);
        token.KeyLevel = _structure.TakePendingKeyLevel();
        _lineCommentMayFollow = true;
        _cursor.SkipAscii(1);
    }

    private ref Token AppendKeyCandidate(TokenKind kind)
    {
        _structure.SaveKey();
        _structure.KeyAllowed = false;
        ref var token = ref _tokens.Append(kind, _cursor.Line);
        token.KeyLevel = _structure.TakePendingKeyLevel();
        _lineCommentMayFollow = true;
        return ref token;
    }
}
