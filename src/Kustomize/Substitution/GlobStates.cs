namespace Flux.Kustomize.Substitution;

/// <summary>A set of places in a pattern.</summary>
internal sealed class GlobStates(int size)
{
    private readonly bool[] _members = new bool[size];

    public bool Any { get; private set; }

    public bool this[int place] => _members[place];

    public void Add(int place)
    {
        _members[place] = true;
        Any = true;
    }
}
