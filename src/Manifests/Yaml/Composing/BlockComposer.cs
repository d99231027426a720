using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Scanning;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>Collections by indentation.</summary>
internal sealed class BlockComposer(YamlScanner scanner, NodeComposer nodes, MapAssembler maps)
{
    public ListNode ComposeSequence()
    {
        var start = scanner.Take();
        var list = new ListNode();
        while (scanner.Peek().Kind == TokenKind.BlockEntry)
        {
            var line = scanner.Take();
            var next = scanner.Peek().Kind;
            list.Add(next is TokenKind.BlockEntry or TokenKind.BlockEnd ? nodes.ComposeEmpty(line, out _) : nodes.Compose(block: true, indentless: false, out _));
        }

        scanner.Expect(TokenKind.BlockEnd, "did not find expected '-' indicator", start);
        return list;
    }

    public ListNode ComposeIndentlessSequence()
    {
        var list = new ListNode();
        while (scanner.Peek().Kind == TokenKind.BlockEntry)
        {
            var line = scanner.Take();
            var next = scanner.Peek().Kind;
            var isEmpty = next is TokenKind.BlockEntry or TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd;
            list.Add(isEmpty ? nodes.ComposeEmpty(line, out _) : nodes.Compose(block: true, indentless: false, out _));
        }

        return list;
    }

    public MapNode ComposeMapping()
    {
        var start = scanner.Take();
        var map = new MapNode();
        while (scanner.Peek().Kind == TokenKind.Key)
        {
            var key = ComposePart(scanner.Take(), out var keyInfo);
            var valueToken = scanner.Peek();
            Node value;
            NodeInfo valueInfo;
            if (valueToken.Kind == TokenKind.Value)
            {
                value = ComposePart(scanner.Take(), out valueInfo);
            }
            else
            {
                value = nodes.ComposeEmpty(valueToken.Line, out valueInfo);
            }

            nodes.CountEntry();
            maps.Add(map, key, keyInfo, value, valueInfo);
        }

        scanner.Expect(TokenKind.BlockEnd, "did not find expected key", start);
        return map;
    }

    private Node ComposePart(int line, out NodeInfo info) =>
        scanner.Peek().Kind is TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd
            ? nodes.ComposeEmpty(line, out info)
            : nodes.Compose(block: true, indentless: true, out info);
}
