namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>Whether a failed rule may pass because nothing changed: the value beside its old one, or the nearest level that has an old one.</summary>
internal readonly record struct RuleRatchet(Correlation? Current, Correlation? Nearest)
{
    public bool IsUnchanged => (Current ?? Nearest)?.IsUnchanged == true;

    public RuleRatchet Key(string key)
    {
        if (Current is null)
        {
            return this;
        }

        return Nearest is null && key is "apiVersion" or "kind" ? default : new RuleRatchet(Current.Key(key), Current);
    }

    public RuleRatchet Index(int index) => Current is null ? this : new RuleRatchet(Current.Index(index), Current);
}
