using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Scanning;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>The documents of a stream, one after the other. A later document is not looked at before it is asked for.</summary>
internal sealed class StreamComposer
{
    private readonly YamlScanner _scanner;
    private readonly NodeComposer _nodes;
    private readonly ScalarComposer _scalars;
    private readonly DeferredErrors _errors = new();
    private bool _isFirst = true;

    public StreamComposer(ReadOnlySpan<byte> utf8, YamlReadOptions options)
    {
        var cursor = InputText.Prepare(utf8, options.Budget.MaxBytes);
        _scanner = new YamlScanner(cursor, options.Budget.MaxDepth, options.ReadsLineComments);
        _scalars = new ScalarComposer(new StringPool(), _errors, options.NumbersAsFloat64);
        var maps = new MapAssembler(_errors, options, mayMerge: utf8.IndexOf("<<"u8) >= 0);
        _nodes = new NodeComposer(_scanner, _scalars, maps, _errors, options.Budget);
    }

    /// <summary>The next document; null at the end of the stream.</summary>
    public YamlDocument? Next()
    {
        while (!_isFirst && _scanner.Peek().Kind == TokenKind.DocumentEnd)
        {
            _scanner.Consume();
        }

        ref var token = ref _scanner.Peek();
        if (token.Kind == TokenKind.StreamEnd)
        {
            return null;
        }

        var line = token.Line + 1;
        var isBare = _isFirst && token.Kind is not (TokenKind.VersionDirective or TokenKind.TagDirective or TokenKind.DocumentStart);
        _isFirst = false;
        _nodes.StartDocument();
        var root = isBare ? ComposeBare() : ComposeExplicit();
        if (_scanner.Peek().Kind == TokenKind.DocumentEnd)
        {
            _scanner.Consume();
        }

        if (_scalars.HasNonFinite && NonFinite.Find(root) is { } value)
        {
            _errors.AddConversion($"json: unsupported value: {value}");
        }

        _errors.ThrowIfAny();
        return new YamlDocument(root, line);
    }

    private Node ComposeBare()
    {
        _nodes.TagHandles = TagDirectives.Standard;
        return _nodes.Compose(block: true, indentless: false, out _);
    }

    private Node ComposeExplicit()
    {
        _nodes.TagHandles = ReadDirectives();
        if (_scanner.Peek().Kind != TokenKind.DocumentStart)
        {
            throw YamlErrors.AtToken("did not find expected <document start>", _scanner.Peek().Line, 0);
        }

        _scanner.Consume();
        ref var token = ref _scanner.Peek();
        return token.Kind is TokenKind.VersionDirective or TokenKind.TagDirective or TokenKind.DocumentStart or TokenKind.DocumentEnd or TokenKind.StreamEnd
            ? _nodes.ComposeEmpty(token.Line, out _)
            : _nodes.Compose(block: true, indentless: false, out _);
    }

    private IReadOnlyDictionary<string, string> ReadDirectives()
    {
        var hasVersion = false;
        Dictionary<string, string>? handles = null;
        for (; ; _scanner.Consume())
        {
            ref var token = ref _scanner.Peek();
            if (token.Kind == TokenKind.VersionDirective)
            {
                var problem = hasVersion ? "found duplicate %YAML directive" : token.Text == "1.1" ? null : "found incompatible YAML document";
                hasVersion = problem is null ? true : throw YamlErrors.AtToken(problem, token.Line, 0);
            }
            else if (token.Kind == TokenKind.TagDirective)
            {
                handles ??= new Dictionary<string, string>(StringComparer.Ordinal);
                if (!handles.TryAdd(token.Text!, token.Suffix!))
                {
                    throw YamlErrors.AtToken("found duplicate %TAG directive", token.Line, 0);
                }
            }
            else
            {
                return Complete(handles);
            }
        }
    }

    private static IReadOnlyDictionary<string, string> Complete(Dictionary<string, string>? handles)
    {
        if (handles is null)
        {
            return TagDirectives.Standard;
        }

        foreach (var (handle, prefix) in TagDirectives.Standard)
        {
            handles.TryAdd(handle, prefix);
        }

        return handles;
    }
}
