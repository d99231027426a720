namespace Flux.Manifests.Yaml.Composing;

/// <summary>Of each key of one map: the line of its value, and the type it was written with (<c>1</c> and <c>"1"</c> are not duplicates).</summary>
internal sealed class MapDetails
{
    private readonly Dictionary<string, (int Line, ScalarKind Kind)> _entries = new(StringComparer.Ordinal);

    public ScalarKind KindOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Kind : ScalarKind.String;

    public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : 0;

    public void Set(string key, int line, ScalarKind kind) => _entries[key] = (line, kind);
}
