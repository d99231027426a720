using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>Compares an answer with the recorded one: status, the headers that were kept, and the body.</summary>
internal sealed class ResponseComparison
{
    private static readonly string[] KeptHeaders =
        ["Content-Type", "Warning", "Retry-After", "ETag", "Location", "Vary", "Allow", "WWW-Authenticate", "Last-Modified", "Content-Encoding"];

    private readonly TemplateMatcher _matcher = new();

    /// <summary>As <see cref="Compare"/>; what placeholders stand for is learned only from an answer that is as recorded.</summary>
    public string? TryCompare(MapNode step, Answer answer)
    {
        var bound = _matcher.Bound;
        var difference = Compare(step, answer);
        if (difference is not null)
        {
            _matcher.Return(bound);
        }

        return difference;
    }

    public string? Compare(MapNode step, Answer answer)
    {
        var want = step.GetMap("response")!;
        SetUnordered(step);
        if (want.GetInt64("status") != answer.Status)
        {
            return $"status {answer.Status}, wanted {want.GetInt64("status")}: {(answer.Text.Length > 400 ? answer.Text[..400] : answer.Text)}";
        }

        return CompareHeaders(want.GetMap("headers") ?? new MapNode(), answer.Headers) ?? CompareBody(want, answer);
    }

    public void SetUnordered(MapNode step) =>
        _matcher.Unordered = (step.GetList("orderVaries") ?? []).OfType<StringNode>().Select(path => "/" + path.Value.TrimStart('/')).ToHashSet(StringComparer.Ordinal);

    public string? CompareEvent(Node want, Node got, int index) => _matcher.Compare(want, got, $"/response/events/{index}");

    public string? CompareHeaders(MapNode want, IReadOnlyDictionary<string, IReadOnlyList<string>> got)
    {
        foreach (var name in KeptHeaders)
        {
            Node? actual = got.TryGetValue(name, out var values)
                ? values.Count > 1 || name == "Warning" ? new ListNode(values.Select(value => (Node)value)) : values[0]
                : null;
            if (_matcher.Compare(want[name], actual, "/headers/" + name) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private string? CompareBody(MapNode want, Answer answer)
    {
        if (want["bytes"] is { } bytes)
        {
            return bytes is NumberNode ? answer.Bytes.Length == 0 ? null : "a body where none was" : answer.Bytes.Length > 0 ? null : "no body";
        }

        if (want["hexPrefix"] is StringNode prefix)
        {
            return Convert.ToHexStringLower(answer.Bytes).StartsWith(prefix.Value, StringComparison.Ordinal) ? null : "other bytes";
        }

        if (want["text"] is { } text)
        {
            var lines = text is ListNode list ? string.Join('\n', list.Select(line => ((StringNode)line).Value)) : ((StringNode)text).Value;
            return _matcher.Compare(lines, answer.Text, "/response/text");
        }

        if (want["body"] is not { } body)
        {
            return null;
        }

        if (body.GetMap("picked") is { } picked)
        {
            return ComparePicked(picked, answer);
        }

        return InvalidObject.SameInAnyOrder(body, answer.Body) ? null : _matcher.Compare(body, answer.Body, "/response/body");
    }

    private string? ComparePicked(MapNode picked, Answer answer)
    {
        foreach (var (pointer, value) in picked)
        {
            var actual = answer.Body is null ? null : Pointers.Get(answer.Body, pointer);
            if (_matcher.Compare(value, actual ?? NullNode.Instance, "/response/body/picked/" + pointer) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }
}
