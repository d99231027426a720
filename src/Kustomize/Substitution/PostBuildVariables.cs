using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Flux.Kustomize.Substitution;

/// <summary>Variables whose names were looked at once, for all objects in which they are put.</summary>
internal sealed class PostBuildVariables(Dictionary<string, string> values, string? invalidName) : IReadOnlyDictionary<string, string>
{
    /// <summary>The first name that cannot be a variable's; null when all can.</summary>
    public string? InvalidName => invalidName;

    public IEnumerable<string> Keys => values.Keys;

    public IEnumerable<string> Values => values.Values;

    public int Count => values.Count;

    public string this[string key] => values[key];

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
