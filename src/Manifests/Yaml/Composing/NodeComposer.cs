using System.Runtime.CompilerServices;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Scanning;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>Tokens to one document's value, by recursive descent over the grammar.</summary>
internal sealed class NodeComposer(YamlScanner scanner, ScalarComposer scalars, MapAssembler maps, DeferredErrors errors, ReadBudget limits)
{
    private readonly ExpansionBudget _budget = new(limits.MaxNodes);
    private readonly Dictionary<string, AnchorSlot> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    public IReadOnlyDictionary<string, string> TagHandles { get; set; } = TagDirectives.Standard;

    /// <param name="block">Whether block collections may begin here.</param>
    /// <param name="indentless">Whether a sequence may begin here without being indented, as under a key.</param>
    /// <param name="info">How the value was written.</param>
    public Node Compose(bool block, bool indentless, out NodeInfo info)
    {
        ref var token = ref scanner.Peek();
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

    /// <summary>Anchors are known in their own document only.</summary>
    public void StartDocument() => _anchors.Clear();

    private Node ComposeWithProperties(bool block, bool indentless, out NodeInfo info)
    {
        var properties = ReadProperties();
        var slot = properties.Anchor is null ? null : _anchors[properties.Anchor] = new AnchorSlot();
        var node = scanner.Peek().Kind == TokenKind.Scalar
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
        var line = scanner.Peek().Line;
        if (scanner.Peek().Kind == TokenKind.Anchor)
        {
            anchor = TakeText();
            tag = scanner.Peek().Kind == TokenKind.Tag ? TakeTag(line) : null;
        }
        else
        {
            tag = TakeTag(line);
            anchor = scanner.Peek().Kind == TokenKind.Anchor ? TakeText() : null;
        }

        return new NodeProperties(anchor, tag, line);
    }

    private string TakeText()
    {
        var text = scanner.Peek().Text!;
        scanner.Consume();
        return text;
    }

    private string TakeTag(int contextLine)
    {
        ref var token = ref scanner.Peek();
        var (handle, suffix, line) = (token.Text!, token.Suffix!, token.Line);
        scanner.Consume();
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
        ref var token = ref scanner.Peek();
        var line = properties.IsEmpty ? token.Line : properties.Line;
        var text = token.Text is null ? scanner.Raw(token) : Encoding.UTF8.GetBytes(token.Text);
        var resolved = new ResolvedScalar(ScalarKind.String);
        Node node;
        if (properties.Tag is { Length: > 0 } tag)
        {
            node = scalars.ComposeTagged(tag, text, out resolved);
        }
        else if (token.IsPlain)
        {
            node = scalars.ComposePlain(text, out resolved);
        }
        else
        {
            node = token.Text is null ? scalars.ComposeQuoted(text) : new StringNode(token.Text);
        }

        var isMergeKey = text.SequenceEqual("<<"u8) && (properties.Tag is "!" or "tag:yaml.org,2002:merge" || (token.IsPlain && properties.Tag is null));
        info = new NodeInfo(resolved, line, isMergeKey);
        scanner.Consume();
        return node;
    }

    private Node ComposeAlias(out NodeInfo info)
    {
        var line = scanner.Peek().Line;
        var name = TakeText();
        if (!_anchors.TryGetValue(name, out var slot))
        {
            throw YamlErrors.Plain($"unknown anchor '{name}' referenced");
        }

        info = slot.Info with { Line = line, IsAlias = true, IsMergeKey = false };
        if (slot.Node is null)
        {
            errors.AddDecoding($"anchor '{name}' value contains itself");
            return NullNode.Instance;
        }

        _budget.CountStep();
        var copy = _budget.Copy(slot.Node);
        maps.CopyDetails(slot.Node, copy);
        return copy;
    }

    private Node ComposeCollection(NodeProperties properties, bool block, bool indentless, out NodeInfo info)
    {
        var kind = scanner.Peek().Kind;
        Enter();
        Node? node = kind switch
        {
            TokenKind.BlockEntry when indentless => ComposeIndentlessSequence(),
            TokenKind.FlowSequenceStart => ComposeFlowSequence(),
            TokenKind.FlowMappingStart => ComposeFlowMapping(),
            TokenKind.BlockSequenceStart when block => ComposeBlockSequence(),
            TokenKind.BlockMappingStart when block => ComposeBlockMapping(),
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
            throw YamlErrors.AtToken("did not find expected node content", scanner.Peek().Line, properties.Line);
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
        var node = scalars.ComposeTagged(tag, [], out var resolved);
        info = new NodeInfo(resolved, properties.Line);
        return node;
    }

    private void Enter()
    {
        _budget.CountNode();
        if (++_depth > limits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw YamlErrors.AtToken($"exceeded max depth of {Math.Min(_depth, limits.MaxDepth)}", scanner.Peek().Line, 0);
        }
    }

    private ListNode ComposeBlockSequence()
    {
        var start = Take();
        var list = new ListNode();
        while (scanner.Peek().Kind == TokenKind.BlockEntry)
        {
            var line = Take();
            var next = scanner.Peek().Kind;
            list.Add(next is TokenKind.BlockEntry or TokenKind.BlockEnd ? ComposeEmpty(line, out _) : Compose(block: true, indentless: false, out _));
        }

        Expect(TokenKind.BlockEnd, "did not find expected '-' indicator", start);
        return list;
    }

    private ListNode ComposeIndentlessSequence()
    {
        var list = new ListNode();
        while (scanner.Peek().Kind == TokenKind.BlockEntry)
        {
            var line = Take();
            var next = scanner.Peek().Kind;
            var isEmpty = next is TokenKind.BlockEntry or TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd;
            list.Add(isEmpty ? ComposeEmpty(line, out _) : Compose(block: true, indentless: false, out _));
        }

        return list;
    }

    private MapNode ComposeBlockMapping()
    {
        var start = Take();
        var map = new MapNode();
        while (scanner.Peek().Kind == TokenKind.Key)
        {
            var key = ComposeBlockPart(Take(), out var keyInfo);
            var valueToken = scanner.Peek();
            Node value;
            NodeInfo valueInfo;
            if (valueToken.Kind == TokenKind.Value)
            {
                value = ComposeBlockPart(Take(), out valueInfo);
            }
            else
            {
                value = ComposeEmpty(valueToken.Line, out valueInfo);
            }

            _budget.CountStep();
            maps.Add(map, key, keyInfo, value, valueInfo);
        }

        Expect(TokenKind.BlockEnd, "did not find expected key", start);
        return map;
    }

    private Node ComposeBlockPart(int line, out NodeInfo info) =>
        scanner.Peek().Kind is TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd
            ? ComposeEmpty(line, out info)
            : Compose(block: true, indentless: true, out info);

    private ListNode ComposeFlowSequence()
    {
        var start = Take();
        var list = new ListNode();
        while (NextFlowItem(TokenKind.FlowSequenceEnd, list.Count == 0, "did not find expected ',' or ']'", start))
        {
            list.Add(scanner.Peek().Kind == TokenKind.Key ? ComposeFlowPair() : Compose(block: false, indentless: false, out _));
        }

        return list;
    }

    /// <summary>A map of one entry, written as <c>key: value</c> among the items of a list.</summary>
    private MapNode ComposeFlowPair()
    {
        _budget.CountNode();
        var line = Take();
        var map = new MapNode(1);
        var isEmptyKey = scanner.Peek().Kind is TokenKind.Value or TokenKind.FlowEntry or TokenKind.FlowSequenceEnd;
        var key = isEmptyKey ? ComposeEmpty(line, out var keyInfo) : Compose(block: false, indentless: false, out keyInfo);
        if (isEmptyKey)
        {
            // The original passes over the token here, so that "[? : a]" loses its colon.
            Take();
        }

        var value = ComposeFlowValue(TokenKind.FlowSequenceEnd, out var valueInfo);
        maps.Add(map, key, keyInfo, value, valueInfo);
        return map;
    }

    private MapNode ComposeFlowMapping()
    {
        var start = Take();
        var map = new MapNode();
        var isFirst = true;
        while (NextFlowItem(TokenKind.FlowMappingEnd, isFirst, "did not find expected ',' or '}'", start))
        {
            isFirst = false;
            Node key;
            Node value;
            NodeInfo keyInfo, valueInfo;
            if (scanner.Peek().Kind == TokenKind.Key)
            {
                var line = Take();
                var isEmptyKey = scanner.Peek().Kind is TokenKind.Value or TokenKind.FlowEntry or TokenKind.FlowMappingEnd;
                key = isEmptyKey ? ComposeEmpty(line, out keyInfo) : Compose(block: false, indentless: false, out keyInfo);
                value = ComposeFlowValue(TokenKind.FlowMappingEnd, out valueInfo);
            }
            else
            {
                key = Compose(block: false, indentless: false, out keyInfo);
                value = ComposeEmpty(scanner.Peek().Line, out valueInfo);
            }

            _budget.CountStep();
            maps.Add(map, key, keyInfo, value, valueInfo);
        }

        return map;
    }

    private Node ComposeFlowValue(TokenKind end, out NodeInfo info)
    {
        if (scanner.Peek().Kind == TokenKind.Value)
        {
            Take();
            if (scanner.Peek().Kind is var next && next != TokenKind.FlowEntry && next != end)
            {
                return Compose(block: false, indentless: false, out info);
            }
        }

        return ComposeEmpty(scanner.Peek().Line, out info);
    }

    /// <summary>Moves to the next item of a flow collection; false at its end, which is consumed.</summary>
    private bool NextFlowItem(TokenKind end, bool isFirst, string problem, int startLine)
    {
        if (scanner.Peek().Kind != end && !isFirst)
        {
            Expect(TokenKind.FlowEntry, problem, startLine);
        }

        if (scanner.Peek().Kind != end)
        {
            return true;
        }

        Take();
        return false;
    }

    private void Expect(TokenKind kind, string problem, int contextLine)
    {
        ref var token = ref scanner.Peek();
        if (token.Kind != kind)
        {
            throw YamlErrors.AtToken(problem, token.Line, contextLine);
        }

        scanner.Consume();
    }

    private int Take()
    {
        var line = scanner.Peek().Line;
        scanner.Consume();
        return line;
    }
}
