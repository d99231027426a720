using Flux.Manifests;
using Flux.Manifests.Yaml;
using Flux.Manifests.Yaml.Composing;
using Flux.Manifests.Yaml.Scanning;

namespace Flux.Kustomize.Trees;

/// <summary>
/// The first document of a text as a tree, from the same tokens that values are read from. Aliases are copied and merge keys
/// resolved on the way; both count against the budget.
/// </summary>
internal sealed class TreeComposer
{
    private const string StandardTag = "tag:yaml.org,2002:";

    private readonly YamlScanner _scanner;
    private readonly ReadBudget _budget;
    private readonly StringPool _pool;
    private readonly Dictionary<string, TreeNode?> _anchors = new(StringComparer.Ordinal);
    private int _nodes;
    private int _depth;

    /// <param name="text">The document.</param>
    /// <param name="budget">What reading it may cost.</param>
    /// <param name="pool">Strings met before, in other documents too.</param>
    public TreeComposer(ReadOnlySpan<byte> text, ReadBudget budget, StringPool pool)
    {
        _pool = pool;
        _budget = budget;
        _scanner = new YamlScanner(InputText.Prepare(text, budget.MaxBytes), budget.MaxDepth, keepsComments: true);
    }

    /// <summary>The document, or null when there is none.</summary>
    public TreeNode? Compose()
    {
        ref var first = ref _scanner.Peek();
        if (first.Kind == TokenKind.DocumentEnd)
        {
            throw YamlErrors.AtToken("did not find expected node content", first.Line, 0);
        }

        if (first.Kind == TokenKind.StreamEnd)
        {
            return null;
        }

        SkipDirectives();
        if (IsAtDocumentEnd())
        {
            return null;
        }

        var value = Value(block: true, indentless: false);

        // What follows is not read, but it is looked at.
        _scanner.Peek();
        return value;
    }

    private void SkipDirectives()
    {
        var hasDirective = false;
        while (_scanner.Peek().Kind is TokenKind.VersionDirective or TokenKind.TagDirective)
        {
            hasDirective = true;
            _scanner.Consume();
        }

        if (_scanner.Peek().Kind == TokenKind.DocumentStart)
        {
            _scanner.Consume();
        }
        else if (hasDirective)
        {
            throw YamlErrors.AtToken("did not find expected <document start>", _scanner.Peek().Line, 0);
        }
    }

    private bool IsAtDocumentEnd() => _scanner.Peek().Kind is TokenKind.DocumentStart or TokenKind.DocumentEnd or TokenKind.StreamEnd;

    private TreeNode Value(bool block, bool indentless)
    {
        string? anchor = null;
        string? tag = null;
        while (_scanner.Peek().Kind is TokenKind.Anchor or TokenKind.Tag)
        {
            ref var property = ref _scanner.Peek();
            if (property.Kind == TokenKind.Anchor)
            {
                anchor = property.Text;
            }
            else
            {
                tag = property.Text == "!!" ? StandardTag + property.Suffix : property.Text + property.Suffix;
            }

            _scanner.Consume();
        }

        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }

        var node = Untagged(block, indentless, tag, hasProperties: anchor is not null || tag is not null);
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private TreeNode Untagged(bool block, bool indentless, string? tag, bool hasProperties)
    {
        Count();
        ref var token = ref _scanner.Peek();
        return token.Kind switch
        {
            TokenKind.Scalar => Scalar(tag),
            TokenKind.Alias => Alias(),
            _ => Collection(token.Kind, block, indentless)
                ?? (hasProperties
                    ? TreeNode.Scalar("", TagOf(tag, "", isPlain: true))
                    : throw YamlErrors.AtToken("did not find expected node content", token.Line, 0)),
        };
    }

    private TreeNode? Collection(TokenKind kind, bool block, bool indentless)
    {
        if (++_depth > _budget.MaxDepth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw YamlErrors.AtToken($"exceeded max depth of {_budget.MaxDepth}", _scanner.Peek().Line, 0);
        }

        var node = kind switch
        {
            TokenKind.BlockEntry when indentless => Items(isIndentless: true),
            TokenKind.FlowSequenceStart => FlowItems(),
            TokenKind.FlowMappingStart => FlowFields(),
            TokenKind.BlockSequenceStart when block => Items(isIndentless: false),
            TokenKind.BlockMappingStart when block => Fields(),
            _ => null,
        };
        _depth--;
        return node;
    }

    private void Count()
    {
        if (++_nodes > _budget.MaxNodes)
        {
            throw YamlErrors.Plain($"the document has more than {_budget.MaxNodes} values");
        }
    }

    private TreeNode Scalar(string? tag)
    {
        ref var token = ref _scanner.Peek();
        var text = token.Text ?? _pool.GetString(_scanner.Raw(token));
        var isPlain = token.IsPlain;
        var style = isPlain ? ScalarStyle.Plain : token.IsFolded ? ScalarStyle.Folded : ScalarStyle.DoubleQuoted;
        _scanner.Consume();
        var meaning = TagOf(tag, text, isPlain);

        // Where a tag says what a quoted text is, the quotes say nothing.
        return TreeNode.Scalar(text, meaning, meaning is ScalarTag.Integer or ScalarTag.Float or ScalarTag.Boolean ? ScalarStyle.Plain : style);
    }

    private static ScalarTag TagOf(string? tag, string text, bool isPlain) => tag switch
    {
        null or "" or "!" when isPlain => PlainScalars.Resolve(text),
        StandardTag + "int" => ScalarTag.Integer,
        StandardTag + "float" => ScalarTag.Float,
        StandardTag + "bool" => ScalarTag.Boolean,
        StandardTag + "null" => ScalarTag.Null,
        StandardTag + "timestamp" => ScalarTag.Timestamp,
        StandardTag + "binary" => ScalarTag.Binary,
        StandardTag + "merge" => ScalarTag.Merge,
        _ => ScalarTag.String,
    };

    private TreeNode Alias()
    {
        var name = _scanner.Peek().Text!;
        _scanner.Consume();
        if (!_anchors.TryGetValue(name, out var node))
        {
            throw YamlErrors.Plain($"unknown anchor '{name}' referenced");
        }

        return node is null ? throw YamlErrors.Plain($"anchor '{name}' value contains itself") : Copy(node);
    }

    /// <summary>A copy that is paid for before it is made.</summary>
    private TreeNode Copy(TreeNode node)
    {
        CountAll(node);
        return node.Clone();
    }

    private void CountAll(TreeNode node)
    {
        Count();
        foreach (var entry in node.Fields)
        {
            CountAll(entry.Value);
        }

        foreach (var item in node.IsList ? node.Items : [])
        {
            CountAll(item);
        }
    }

    private TreeNode Items(bool isIndentless)
    {
        var start = _scanner.Peek().Line;
        if (!isIndentless)
        {
            _scanner.Consume();
        }

        var list = TreeNode.List();
        while (_scanner.Peek().Kind == TokenKind.BlockEntry)
        {
            _scanner.Consume();
            var next = _scanner.Peek().Kind;
            var isEmpty = next is TokenKind.BlockEntry or TokenKind.BlockEnd || (isIndentless && next is TokenKind.Key or TokenKind.Value);
            list.Items.Add(isEmpty ? Empty() : Value(block: true, indentless: false));
        }

        if (!isIndentless)
        {
            Expect(TokenKind.BlockEnd, "did not find expected '-' indicator", start);
        }

        return list;
    }

    private TreeNode Fields()
    {
        var start = _scanner.Peek().Line;
        _scanner.Consume();
        var map = TreeNode.Map();
        var merges = new List<TreeNode>();
        while (_scanner.Peek().Kind == TokenKind.Key)
        {
            _scanner.Consume();
            var key = BlockPart();
            TreeNode value;
            if (_scanner.Peek().Kind == TokenKind.Value)
            {
                _scanner.Consume();
                value = BlockPart();
            }
            else
            {
                value = Empty();
            }

            Add(map, key, value, merges);
        }

        Expect(TokenKind.BlockEnd, "did not find expected key", start);
        return MergeKeys.Apply(map, merges);
    }

    private TreeNode BlockPart() =>
        _scanner.Peek().Kind is TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd ? Empty() : Value(block: true, indentless: true);

    private TreeNode FlowItems()
    {
        var start = _scanner.Peek().Line;
        _scanner.Consume();
        var list = TreeNode.List();
        list.IsFlow = true;
        while (NextFlowItem(TokenKind.FlowSequenceEnd, list.Count == 0, "did not find expected ',' or ']'", start))
        {
            list.Items.Add(_scanner.Peek().Kind == TokenKind.Key ? FlowPair(TokenKind.FlowSequenceEnd) : Value(block: false, indentless: false));
        }

        return list;
    }

    private TreeNode FlowPair(TokenKind end)
    {
        var map = TreeNode.Map();
        map.IsFlow = true;
        var merges = new List<TreeNode>();
        AddFlowField(map, end, merges);
        return MergeKeys.Apply(map, merges);
    }

    private TreeNode FlowFields()
    {
        var start = _scanner.Peek().Line;
        _scanner.Consume();
        var map = TreeNode.Map();
        map.IsFlow = true;
        var merges = new List<TreeNode>();
        var isFirst = true;
        while (NextFlowItem(TokenKind.FlowMappingEnd, isFirst, "did not find expected ',' or '}'", start))
        {
            isFirst = false;
            if (_scanner.Peek().Kind == TokenKind.Key)
            {
                AddFlowField(map, TokenKind.FlowMappingEnd, merges);
            }
            else
            {
                Add(map, Value(block: false, indentless: false), Empty(), merges);
            }
        }

        return MergeKeys.Apply(map, merges);
    }

    private void AddFlowField(TreeNode map, TokenKind end, List<TreeNode> merges)
    {
        _scanner.Consume();
        var next = _scanner.Peek().Kind;
        var key = next == TokenKind.Value || next == TokenKind.FlowEntry || next == end ? Empty() : Value(block: false, indentless: false);
        var value = Empty();
        if (_scanner.Peek().Kind == TokenKind.Value)
        {
            _scanner.Consume();
            next = _scanner.Peek().Kind;
            value = next == TokenKind.FlowEntry || next == end ? Empty() : Value(block: false, indentless: false);
        }

        Add(map, key, value, merges);
    }

    private bool NextFlowItem(TokenKind end, bool isFirst, string problem, int start)
    {
        if (_scanner.Peek().Kind != end && !isFirst)
        {
            Expect(TokenKind.FlowEntry, problem, start);
        }

        if (_scanner.Peek().Kind != end)
        {
            return true;
        }

        _scanner.Consume();
        return false;
    }

    private static void Add(TreeNode map, TreeNode key, TreeNode value, List<TreeNode> merges)
    {
        if (!key.IsScalar)
        {
            map.Fields.Append(new TreeEntry("", ScalarTag.Complex, value));
        }
        else if (key.Tag == ScalarTag.Merge)
        {
            merges.Add(value);
        }
        else if (key.Text != "<<")
        {
            // A quoted merge key merges nothing, and is dropped all the same.

            map.Fields.Append(new TreeEntry(key.Text, key.Tag, value));
        }
    }

    private TreeNode Empty()
    {
        Count();
        return TreeNode.Scalar("", ScalarTag.Null);
    }

    private void Expect(TokenKind kind, string problem, int contextLine)
    {
        ref var token = ref _scanner.Peek();
        if (token.Kind != kind)
        {
            // The reader that kustomize uses prints the line where the collection began, if it was not the first one.
            throw YamlErrors.AtToken(problem, contextLine > 0 ? contextLine : token.Line, 0);
        }

        _scanner.Consume();
    }
}
