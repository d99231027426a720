namespace Flux.ObjectStore.Commit;

/// <summary>Turns rows into objects and keeps one copy of the strings that many keys share.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, string> _strings = new(StringComparer.Ordinal);

    public StoredObject Decode(ChangeRow row)
    {
        var resource = new ResourceKey(Share(row.Group), Share(row.Resource));
        return new StoredObject(new ObjectKey(resource, Share(row.Namespace), row.Name), row.Version, row.Json);
    }

    private string Share(string text)
    {
        if (!_strings.TryGetValue(text, out var known))
        {
            _strings.Add(text, known = text);
        }

        return known;
    }
}
