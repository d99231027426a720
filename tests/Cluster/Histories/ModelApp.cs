namespace Flux.Cluster.Histories;

/// <summary>What one Kustomization should have come to, as far as it can be known from outside.</summary>
internal sealed class ModelApp(string name)
{
    public string Name => name;

    public bool Exists { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>Whether what is declared now cannot be applied.</summary>
    public bool IsBroken { get; set; }

    public string Prefix { get; set; } = "p0-";

    /// <summary>What its directory declares: value by name.</summary>
    public Dictionary<string, string> Declared { get; set; } = [];

    /// <summary>Declarations that may be in force or on the way, the oldest first: a suspension or a failure may keep any of them.</summary>
    public List<IReadOnlyDictionary<string, string>> Possible { get; } = [new Dictionary<string, string>()];

    /// <summary>Whether it must come to exactly what is declared.</summary>
    public bool IsCertain => Exists && !IsSuspended && !IsBroken;

    /// <summary>The declared objects by the names that they get.</summary>
    public Dictionary<string, string> Wanted => Declared.ToDictionary(item => Prefix + item.Key, item => item.Value);

    /// <summary>Something changed: what is wanted now may be in force from now on.</summary>
    public void Note()
    {
        if (Exists && !IsBroken)
        {
            Possible.Add(Wanted);
        }
    }

    /// <summary>What is found out settles what was possible.</summary>
    public void Settle(IReadOnlyDictionary<string, string> found)
    {
        Possible.Clear();
        Possible.Add(found);
    }
}
