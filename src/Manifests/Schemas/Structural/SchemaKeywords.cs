using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>Typed reading of the keywords of one schema level; null counts as absent.</summary>
internal readonly struct SchemaKeywords(MapNode map)
{
    public string Text(string keyword) => OptionalText(keyword) ?? "";

    public string? OptionalText(string keyword) => Read<StringNode>(keyword, "a string")?.Value;

    public bool Flag(string keyword) => OptionalFlag(keyword) ?? false;

    public bool? OptionalFlag(string keyword) => Read<BooleanNode>(keyword, "a boolean")?.Value;

    public NumberNode? Number(string keyword) => Read<NumberNode>(keyword, "a number");

    public long? Integer(string keyword)
    {
        var number = Number(keyword);
        return number is null ? null : number.TryGetInt64(out var value) ? value : throw Wrong(keyword, "an integer");
    }

    public ListNode? List(string keyword) => Read<ListNode>(keyword, "a list");

    public MapNode? Map(string keyword) => Read<MapNode>(keyword, "an object");

    public IReadOnlyList<string> Texts(string keyword)
    {
        var list = List(keyword);
        return list is null ? [] : [.. list.Select(item => (item as StringNode)?.Value ?? throw Wrong(keyword, "a list of strings"))];
    }

    private T? Read<T>(string keyword, string expected)
        where T : Node => map[keyword] switch
        {
            null or NullNode => null,
            T value => value,
            _ => throw Wrong(keyword, expected),
        };

    private static ManifestException Wrong(string keyword, string expected) => new($"{keyword} must be {expected}");
}
