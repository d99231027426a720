namespace Flux.Cluster.Histories;

/// <summary>What one Kustomization should have come to, as far as it can be known from outside.</summary>
internal sealed class ModelApp(string name)
{
    private readonly List<string> _prefixes = [];
    private readonly List<string> _settings = [];
    private readonly List<Dictionary<string, string>> _contents = [];
    private readonly HashSet<string> _drifted = [];

    public string Name => name;

    public bool Exists { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>Whether what is declared now cannot be applied.</summary>
    public bool IsBroken { get; set; }

    public string Prefix { get; set; } = "p0-";

    /// <summary>Whether its directory is the second one with the same content.</summary>
    public bool IsMoved { get; set; }

    /// <summary>Whether its source is the second one of the same repository.</summary>
    public bool HasOtherSource { get; set; }

    /// <summary>What stands in the ConfigMap or Secret that it substitutes from.</summary>
    public string Setting { get; set; } = "s0";

    /// <summary>The last request to reconcile; null when there was none since it was created.</summary>
    public string? Request { get; set; }

    /// <summary>Another that must be ready first; null for none.</summary>
    public ModelApp? Needs { get; set; }

    /// <summary>Whether its tenant is frozen.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>What its directory declares: value by name.</summary>
    public Dictionary<string, string> Declared { get; set; } = [];

    /// <summary>Whether it must come to exactly what is declared.</summary>
    public bool IsCertain => Exists && !IsSuspended && !IsBroken && !IsFrozen && Needs is not { IsCertain: false };

    /// <summary>The declared objects by the names that they get.</summary>
    public Dictionary<string, string> Wanted => Declared.ToDictionary(item => Prefix + item.Key, item => $"{item.Value}-{Setting}");

    /// <summary>Something changed, which may be in force from now on.</summary>
    public void Note()
    {
        _prefixes.Add(Prefix);
        _settings.Add(Setting);
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
        _settings.Clear();
        _contents.Clear();
        _drifted.Clear();
        Note();
    }

    /// <summary>
    /// Whether an object may be there: of any content with any prefix and setting since they were last seen in force. They come on ways
    /// of their own, so that an older content may meet a newer prefix, and a suspension or a failure may keep either.
    /// </summary>
    public bool MayHave(string name, string value) =>
        (value == HistoryWorld.Drifted && _drifted.Contains(name))
        || _prefixes.Exists(prefix => name.StartsWith(prefix, StringComparison.Ordinal)
            && _contents.Exists(content => content.GetValueOrDefault(name[prefix.Length..]) is { } declared
                && _settings.Exists(setting => $"{declared}-{setting}" == value)));
}
