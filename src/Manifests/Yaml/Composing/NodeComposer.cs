using System.Runtime.CompilerServices;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Scanning;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>Tokens to one document's value, by recursive descent over the grammar.</summary>
internal sealed class NodeComposer
{
    private readonly YamlScanner _scanner;
    private readonly ScalarComposer _scalars;
    private readonly MapAssembler _maps;
    private readonly DeferredErrors _errors;
    private readonly int _maxDepth;
    private readonly ExpansionBudget _budget;
    private readonly BlockComposer _blocks;
    private readonly FlowComposer _flows;
    private readonly Dictionary<string, AnchorSlot> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    public NodeComposer(YamlScanner scanner, ScalarComposer scalars, MapAssembler maps, DeferredErrors errors, ReadBudget limits)
    {
        _scanner = scanner;
        _scalars = scalars;
        _maps = maps;
        _errors = errors;
        _maxDepth = limits.MaxDepth;
        _budget = new ExpansionBudget(limits.MaxNodes);
        _blocks = new BlockComposer(scanner, this, maps);
        _flows = new FlowComposer(scanner, this, maps);
    }

    public IReadOnlyDictionary<string, string> TagHandles { get; set; } = TagDirectives.Standard;

    /// <param name="block">Whether block collections may begin here.</param>
    /// <param name="indentless">Whether a sequence may begin here without being indented, as under a key.</param>
    /// <param name="info">How the value was written.</param>
    public Node Compose(bool block, bool indentless, out NodeInfo info)
    {
        ref var token = ref _scanner.Peek();
        switch (token.Kind)
        {
            case TokenKind.Scalar:
                return ComposeScalar(default, out info);
            case TokenKind.Alias:
                return ComposeAlias(out info);
            case TokenKind.Anchor or TokenKind.Tag:
                return ComposeWithProperties(block, indentless, out info);
            default:
                return ComposeCollection(new NodeProperties(null, null, token.Line), block, indentless, out info);
        }
    }

    /// <summary>The value where none is written.</summary>
    public Node ComposeEmpty(int line, out NodeInfo info)
    {
        _budget.CountNode();
        info = new NodeInfo(new ResolvedScalar(ScalarKind.Null), line);
        return NullNode.Instance;
    }

    /// <summary>Counts a map of one entry that has no brackets of its own.</summary>
    public void CountMap() => _budget.CountNode();

    /// <inheritdoc cref="ExpansionBudget.CountStep"/>
    public void CountEntry() => _budget.CountStep();

    /// <summary>Anchors are known in their own document only.</summary>
    public void StartDocument() => _anchors.Clear();

    private Node ComposeWithProperties(bool block, bool indentless, out NodeInfo info)
    {
        var properties = ReadProperties();
        var slot = properties.Anchor is null ? null : _anchors[properties.Anchor] = new AnchorSlot();
        var node = _scanner.Peek().Kind == TokenKind.Scalar
            ? ComposeScalar(properties, out info)
            : ComposeCollection(properties, block, indentless, out info);
        if (slot is not null)
        {
            slot.Node = node;
            slot.Info = info;
        }

        return node;
    }

    private NodeProperties ReadProperties()
    {
        string? anchor = null;
        string? tag = null;
        var line = _scanner.Peek().Line;
        if (_scanner.Peek().Kind == TokenKind.Anchor)
        {
            anchor = TakeText();
            tag = _scanner.Peek().Kind == TokenKind.Tag ? TakeTag(line) : null;
        }
        else
        {
            tag = TakeTag(line);
            anchor = _scanner.Peek().Kind == TokenKind.Anchor ? TakeText() : null;
        }

        return new NodeProperties(anchor, tag, line);
    }

    private string TakeText()
    {
        var text = _scanner.Peek().Text!;
        _scanner.Consume();
        return text;
    }

    private string TakeTag(int contextLine)
    {
        ref var token = ref _scanner.Peek();
        var (handle, suffix, line) = (token.Text!, token.Suffix!, token.Line);
        _scanner.Consume();
        if (handle.Length == 0)
        {
            return suffix;
        }

        return TagHandles.TryGetValue(handle, out var prefix)
            ? prefix + suffix
            : throw YamlErrors.AtToken("found undefined tag handle", line, contextLine);
    }

    private Node ComposeScalar(in NodeProperties properties, out NodeInfo info)
    {
        _budget.CountNode();
        ref var token = ref _scanner.Peek();
        var line = properties.IsEmpty ? token.Line : properties.Line;
        var text = token.Text is null ? _scanner.Raw(token) : Encoding.UTF8.GetBytes(token.Text);
        var resolved = new ResolvedScalar(ScalarKind.String);
        Node node;
        if (properties.Tag is { Length: > 0 } tag)
        {
            node = _scalars.ComposeTagged(tag, text, out resolved);
        }
        else if (token.IsPlain)
        {
            node = _scalars.ComposePlain(text, out resolved);
        }
        else
        {
            node = token.Text is null ? _scalars.ComposeQuoted(text) : new StringNode(token.Text);
        }

        var isMergeKey = text.SequenceEqual("<<"u8) && (properties.Tag is "!" or "tag:yaml.org,2002:merge" || (token.IsPlain && properties.Tag is null));
        info = new NodeInfo(resolved, line, isMergeKey);
        _scanner.Consume();
        return node;
    }

    private Node ComposeAlias(out NodeInfo info)
    {
        var line = _scanner.Peek().Line;
        var name = TakeText();
        if (!_anchors.TryGetValue(name, out var slot))
        {
            throw YamlErrors.Plain($"unknown anchor '{name}' referenced");
        }

        info = slot.Info with { Line = line, IsAlias = true, IsMergeKey = false };
        if (slot.Node is null)
        {
            _errors.AddDecoding($"anchor '{name}' value contains itself");
            return NullNode.Instance;
        }

        _budget.CountStep();
        var copy = _budget.Copy(slot.Node);
        _maps.CopyDetails(slot.Node, copy);
        return copy;
    }

    private Node ComposeCollection(NodeProperties properties, bool block, bool indentless, out NodeInfo info)
    {
        var kind = _scanner.Peek().Kind;
        Enter();
        Node? node = kind switch
        {
            TokenKind.BlockEntry when indentless => _blocks.ComposeIndentlessSequence(),
            TokenKind.FlowSequenceStart => _flows.ComposeSequence(),
            TokenKind.FlowMappingStart => _flows.ComposeMapping(),
            TokenKind.BlockSequenceStart when block => _blocks.ComposeSequence(),
            TokenKind.BlockMappingStart when block => _blocks.ComposeMapping(),
            _ => null,
        };
        _depth--;
        if (node is not null)
        {
            info = new NodeInfo(new ResolvedScalar(node is MapNode ? ScalarKind.Map : ScalarKind.List), properties.Line);
            return node;
        }

        if (properties.IsEmpty)
        {
            throw YamlErrors.AtToken("did not find expected node content", _scanner.Peek().Line, properties.Line);
        }

        return ComposeEmptyWithProperties(properties, out info);
    }

    private Node ComposeEmptyWithProperties(NodeProperties properties, out NodeInfo info)
    {
        if (properties.Tag is not { Length: > 0 } tag)
        {
            return ComposeEmpty(properties.Line, out info);
        }

        _budget.CountNode();
        var node = _scalars.ComposeTagged(tag, [], out var resolved);
        info = new NodeInfo(resolved, properties.Line);
        return node;
    }

    private void Enter()
    {
        _budget.CountNode();
        if (++_depth > _maxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw YamlErrors.AtToken($"exceeded max depth of {Math.Min(_depth, _maxDepth)}", _scanner.Peek().Line, 0);
        }
    }
}
