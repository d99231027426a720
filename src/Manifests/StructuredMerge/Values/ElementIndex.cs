using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// The path elements of the items of an associative list, and where each occurs first. Short lists, which most are, are searched;
/// longer ones get a hash index.
/// </summary>
internal sealed class ElementIndex
{
    private const int SearchLimit = 8;

    private readonly PathElement[] _elements;
    private readonly Dictionary<PathElement, int>? _positions;
    private HashSet<int>? _repeated;

    public ElementIndex(ListNode list, ListType type)
    {
        _elements = new PathElement[list.Count];
        for (var i = 0; i < _elements.Length; i++)
        {
            _elements[i] = ListItems.Element(type, list[i]);
        }

        _positions = _elements.Length > SearchLimit ? new Dictionary<PathElement, int>(_elements.Length) : null;
        for (var i = 0; i < _elements.Length; i++)
        {
            var isRepeated = _positions is not null ? !_positions.TryAdd(_elements[i], i) : Find(_elements[i]) < i;
            if (isRepeated)
            {
                (_repeated ??= []).Add(Find(_elements[i]));
            }
        }
    }

    public int Count => _elements.Length;

    public PathElement this[int position] => _elements[position];

    /// <summary>The first position of an element; -1 when it does not occur.</summary>
    public int Find(PathElement element)
    {
        if (_positions is not null)
        {
            return _positions.GetValueOrDefault(element, -1);
        }

        for (var i = 0; i < _elements.Length; i++)
        {
            if (_elements[i].Equals(element))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the element that occurs first at a position occurs again.</summary>
    public bool IsRepeated(int position) => _repeated is not null && _repeated.Contains(position);

    /// <summary>An element that occurs more than once; null when all differ.</summary>
    public PathElement? FirstDuplicate() => _repeated is null ? null : _elements[_repeated.Min()];
}
