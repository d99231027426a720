using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Scanning;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>Collections in brackets.</summary>
internal sealed class FlowComposer(YamlScanner scanner, NodeComposer nodes, MapAssembler maps)
{
    public ListNode ComposeSequence()
    {
        var start = scanner.Take();
        var list = new ListNode();
        while (MoveToItem(TokenKind.FlowSequenceEnd, list.Count == 0, "did not find expected ',' or ']'", start))
        {
            list.Add(scanner.Peek().Kind == TokenKind.Key ? ComposePair() : nodes.Compose(block: false, indentless: false, out _));
        }

        return list;
    }

    /// <summary>A map of one entry, written as <c>key: value</c> among the items of a list.</summary>
    private MapNode ComposePair()
    {
        nodes.CountMap();
        var line = scanner.Take();
        var map = new MapNode(1);
        var isEmptyKey = scanner.Peek().Kind is TokenKind.Value or TokenKind.FlowEntry or TokenKind.FlowSequenceEnd;
        var key = isEmptyKey ? nodes.ComposeEmpty(line, out var keyInfo) : nodes.Compose(block: false, indentless: false, out keyInfo);
        if (isEmptyKey)
        {
            // The original passes over the token here, so that "[? : a]" loses its colon.
            scanner.Take();
        }

        var value = ComposeValue(TokenKind.FlowSequenceEnd, out var valueInfo);
        maps.Add(map, key, keyInfo, value, valueInfo);
        return map;
    }

    public MapNode ComposeMapping()
    {
        var start = scanner.Take();
        var map = new MapNode();
        var isFirst = true;
        while (MoveToItem(TokenKind.FlowMappingEnd, isFirst, "did not find expected ',' or '}'", start))
        {
            isFirst = false;
            Node key;
            Node value;
            NodeInfo keyInfo, valueInfo;
            if (scanner.Peek().Kind == TokenKind.Key)
            {
                var line = scanner.Take();
                var isEmptyKey = scanner.Peek().Kind is TokenKind.Value or TokenKind.FlowEntry or TokenKind.FlowMappingEnd;
                key = isEmptyKey ? nodes.ComposeEmpty(line, out keyInfo) : nodes.Compose(block: false, indentless: false, out keyInfo);
                value = ComposeValue(TokenKind.FlowMappingEnd, out valueInfo);
            }
            else
            {
                key = nodes.Compose(block: false, indentless: false, out keyInfo);
                value = nodes.ComposeEmpty(scanner.Peek().Line, out valueInfo);
            }

            nodes.CountEntry();
            maps.Add(map, key, keyInfo, value, valueInfo);
        }

        return map;
    }

    private Node ComposeValue(TokenKind end, out NodeInfo info)
    {
        if (scanner.Peek().Kind == TokenKind.Value)
        {
            scanner.Take();
            if (scanner.Peek().Kind is var next && next != TokenKind.FlowEntry && next != end)
            {
                return nodes.Compose(block: false, indentless: false, out info);
            }
        }

        return nodes.ComposeEmpty(scanner.Peek().Line, out info);
    }

    /// <summary>Moves to the next item of a flow collection; false at its end, which is consumed.</summary>
    private bool MoveToItem(TokenKind end, bool isFirst, string problem, int startLine)
    {
        if (scanner.Peek().Kind != end && !isFirst)
        {
            scanner.Expect(TokenKind.FlowEntry, problem, startLine);
        }

        if (scanner.Peek().Kind != end)
        {
            return true;
        }

        scanner.Take();
        return false;
    }
}
