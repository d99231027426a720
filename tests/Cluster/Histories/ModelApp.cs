namespace Flux.Cluster.Histories;

/// <summary>What one Kustomization should have come to, as far as it can be known from outside.</summary>
internal sealed class ModelApp(string name)
{
    private readonly List<string> _prefixes = [];
    private readonly List<Dictionary<string, string>> _contents = [];
    private readonly HashSet<string> _drifted = [];

    public string Name => name;

    public bool Exists { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>Whether what is declared now cannot be applied.</summary>
    public bool IsBroken { get; set; }

    public string Prefix { get; set; } = "p0-";

    /// <summary>What its directory declares: value by name.</summary>
    public Dictionary<string, string> Declared { get; set; } = [];

    /// <summary>Whether it must come to exactly what is declared.</summary>
    public bool IsCertain => Exists && !IsSuspended && !IsBroken;

    /// <summary>The declared objects by the names that they get.</summary>
    public Dictionary<string, string> Wanted => Declared.ToDictionary(item => Prefix + item.Key, item => item.Value);

    /// <summary>Something changed, which may be in force from now on.</summary>
    public void Note()
    {
        _prefixes.Add(Prefix);
        if (!IsBroken)
        {
            _contents.Add(Declared);
        }
    }

    /// <summary>Somebody else changed an object. A suspension may come before it is healed.</summary>
    public void Drift(string name) => _drifted.Add(name);

    /// <summary>It came to exactly what is declared now: nothing older is on the way any more.</summary>
    public void Settle()
    {
        _prefixes.Clear();
        _contents.Clear();
        _drifted.Clear();
        Note();
    }

    /// <summary>
    /// Whether an object may be there: of any content with any prefix since the two were last seen in force. They come on ways of their
    /// own, so that an older content may meet a newer prefix, and a suspension or a failure may keep either.
    /// </summary>
    public bool MayHave(string name, string value) =>
        (value == HistoryWorld.Drifted && _drifted.Contains(name))
        || _prefixes.Exists(prefix => name.StartsWith(prefix, StringComparison.Ordinal)
            && _contents.Exists(content => content.GetValueOrDefault(name[prefix.Length..]) == value));
}
