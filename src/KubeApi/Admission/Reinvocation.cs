namespace Flux.KubeApi.Admission;

/// <summary>
/// Whether mutating plugins have to look at a write once more, because one changed it that came after them. There is one second
/// round and no third.
/// </summary>
public sealed class Reinvocation
{
    private readonly HashSet<object> _seen = [];
    private readonly HashSet<object> _due = [];

    public bool IsSecondRound { get; private set; }

    /// <summary>Notes that somebody has looked at the object as it is now, and wants to look again should it change.</summary>
    public void Seen(object who) => _seen.Add(who);

    /// <summary>Notes that the object has changed: all who have looked at it look again.</summary>
    public void Changed()
    {
        _due.UnionWith(_seen);
        _seen.Clear();
    }

    /// <summary>Whether somebody is to look at the object in this round.</summary>
    public bool IsDue(object who) => !IsSecondRound || _due.Contains(who);

    /// <returns>Whether there is anything to do in a second round.</returns>
    internal bool Begin() => IsSecondRound = _due.Count > 0;
}
