using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git.Protocol;

/// <summary>What a server says about its repository: references and capabilities.</summary>
internal sealed class RemoteRefs
{
    public const string PeeledSuffix = "^{}";

    private readonly Dictionary<string, ObjectId> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _capabilities = new(StringComparer.Ordinal);

    /// <summary>By full name, in the server's order. Peeled tags have names that end in <c>^{}</c>.</summary>
    public IReadOnlyDictionary<string, ObjectId> Ids => _ids;

    public bool IsEmpty => _ids.Count == 0;

    public bool IsVersion2 { get; set; }

    public ObjectFormat Format => ObjectFormat.Named(Capability("object-format") ?? "sha1");

    public ObjectId? Find(string name) => _ids.TryGetValue(name, out var id) ? id : null;

    /// <summary>The value of a capability, empty when it has none, null when it is not offered.</summary>
    public string? Capability(string name) => _capabilities.GetValueOrDefault(name);

    public bool Has(string capability) => _capabilities.ContainsKey(capability);

    public void Add(string name, ObjectId id) => _ids[name] = id;

    public void AddCapability(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        _capabilities[equals < 0 ? text : text[..equals]] = equals < 0 ? "" : text[(equals + 1)..];
    }
}
