namespace Flux.Manifests.Yaml.Composing;

/// <summary>What stands before a value: an anchor, a tag with its handle resolved, or both; and the line of the first of them, from 0.</summary>
internal readonly record struct NodeProperties(string? Anchor, string? Tag, int Line)
{
    public bool IsEmpty => Anchor is null && Tag is null;
}
