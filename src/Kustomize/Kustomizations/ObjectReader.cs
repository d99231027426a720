using Flux.Kustomize.Building;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Kustomizations;

/// <summary>
/// Reads the fields of one configuration object. Names match without regard to case, null counts as absent, and what does not
/// fit is reported with the path of the field: in a strict object the first of them by name, once all has been read.
/// </summary>
internal sealed class ObjectReader
{
    private readonly MapNode _map;
    private readonly string _typeName;
    private readonly string _path;
    private readonly string _goPath;
    private readonly bool _isEmbedded;
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private (string Name, KustomizeException Error)? _first;

    public ObjectReader(MapNode map, string typeName, bool isStrict)
        : this(map, typeName, ("", "", false), isStrict)
    {
    }

    /// <param name="map">The object.</param>
    /// <param name="typeName">The name that messages give its type.</param>
    /// <param name="place">
    /// Where it stands, in the user's terms and as messages show it, with the structures that the original embeds; and whether it
    /// stands in such a structure.
    /// </param>
    /// <param name="isStrict">Whether unknown fields are errors and texts must be texts.</param>
    private ObjectReader(MapNode map, string typeName, (string Path, string GoPath, bool IsEmbedded) place, bool isStrict)
    {
        _map = map;
        _typeName = typeName;
        (_path, _goPath, _isEmbedded) = place;
        IsStrict = isStrict;
    }

    public bool IsStrict { get; }

    /// <summary>False when the field is absent or null.</summary>
    public bool Has(string name) => Find(name) is not null;

    public string Text(string name, string goType = "string") => Find(name) is { } value ? TextOf(value, name, goType) : "";

    public string? OptionalText(string name) => Find(name) is { } value ? TextOf(value, name) : null;

    public bool Flag(string name) => Find(name) switch
    {
        null => false,
        BooleanNode flag => flag.Value,
        var other => Fail<bool>(name, Mismatch(other, name, "bool")),
    };

    public long Integer(string name, string goType = "int64") => Find(name) switch
    {
        null => 0,
        NumberNode number when number.TryGetInt64(out var value) => value,
        NumberNode number => Fail<long>(name, new KustomizeException(
            $"json: cannot unmarshal number {number.Text} into Go struct field {Field(name)} of type {goType}", field: PathOf(name))),
        var other => Fail<long>(name, Mismatch(other, name, goType)),
    };

    public IReadOnlyList<string> Texts(string name)
    {
        var list = Find(name) switch
        {
            null => null,
            ListNode found => found,
            var other => Fail<ListNode>(name, Mismatch(other, name, "[]string")),
        };
        return list is null ? [] : [.. list.Select(item => item is NullNode ? "" : TextOf(item, name))];
    }

    /// <summary>A map of flags; none when the field is absent.</summary>
    public IReadOnlyDictionary<string, bool> FlagMap(string name)
    {
        var map = Find(name) switch
        {
            null => new MapNode(),
            MapNode found => found,
            var other => Fail<MapNode>(name, Mismatch(other, name, "map[string]bool")) ?? new MapNode(),
        };
        return map.ToDictionary(
            entry => entry.Key,
            entry => entry.Value switch
            {
                BooleanNode flag => flag.Value,
                NullNode => false,
                var other => Fail<bool>(name, Mismatch(other, name, "bool")),
            });
    }

    public IReadOnlyDictionary<string, string> TextMap(string name)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (Find(name))
        {
            case null:
                break;
            case MapNode found:
                foreach (var (key, value) in found)
                {
                    result[key] = value is NullNode ? "" : TextOf(value, name);
                }

                break;
            case var other:
                Fail<MapNode>(name, Mismatch(other, name, "map[string]string"));
                break;
        }

        return result;
    }

    /// <summary>The field as it stands, or null.</summary>
    public Node? Value(string name) => Find(name);

    public T? Object<T>(string name, string type, Func<ObjectReader, T> read)
        where T : class => Find(name) is { } value ? Nested(value, name, type, read) : null;

    /// <param name="name">The list's name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="isByReference">Whether messages call the elements references.</param>
    public IReadOnlyList<T> Objects<T>(string name, string type, Func<ObjectReader, T> read, bool isByReference = false) => Find(name) switch
    {
        null => [],
        ListNode list => [.. list.Select(item => Nested(item is NullNode ? new MapNode() : item, name, type, read))],
        var other => Fail<IReadOnlyList<T>>(name, Mismatch(other, name, $"[]{(isByReference ? "*" : "")}types.{type}")) ?? [],
    };

    /// <summary>Fails when a field of a strict object does not fit, or was never asked for.</summary>
    public void Finish()
    {
        if (!IsStrict)
        {
            return;
        }

        foreach (var key in _map.Keys)
        {
            if (!_known.Contains(key))
            {
                Fail<Node>(key, new KustomizeException($"json: unknown field \"{key}\"", field: PathOf(key)));
            }
        }

        if (_first is { } first)
        {
            throw first.Error;
        }
    }

    private T? Fail<T>(string name, KustomizeException error)
    {
        if (!IsStrict)
        {
            throw error;
        }

        if (_first is not { } first || string.CompareOrdinal(name, first.Name) < 0)
        {
            _first = (name, error);
        }

        return default;
    }

    private Node? Find(string name)
    {
        _known.Add(name);
        var found = _map[name];
        if (found is null)
        {
            foreach (var (key, value) in _map)
            {
                found = string.Equals(key, name, StringComparison.OrdinalIgnoreCase) ? value : found;
            }
        }

        return found is NullNode ? null : found;
    }

    private T Nested<T>(Node value, string name, string type, Func<ObjectReader, T> read)
    {
        var nested = new ObjectReader(value as MapNode ?? new MapNode(), type, (PathOf(name), GoPathOf(name), IsEmbedded(name)), IsStrict);
        if (value is not MapNode)
        {
            Fail<T>(name, Mismatch(value, name, $"types.{type}"));
        }

        var result = read(nested);
        try
        {
            nested.Finish();
        }
        catch (KustomizeException error)
        {
            Fail<T>(name, error);
        }

        return result;
    }

    /// <summary>
    /// Outside of strict objects a number or a flag serves as text, as in the original, but not in the structures that it embeds: its
    /// reader does not find their fields before it is too late.
    /// </summary>
    private string TextOf(Node value, string name, string goType = "string") => value switch
    {
        StringNode text => text.Value,
        NumberNode number when !IsStrict && !IsEmbedded(name) => number.Text,
        BooleanNode flag when !IsStrict && !IsEmbedded(name) => flag.Value ? "true" : "false",
        _ => Fail<string>(name, Mismatch(value, name, goType)) ?? "",
    };

    private KustomizeException Mismatch(Node value, string name, string goType)
    {
        var kind = value.Kind switch
        {
            NodeKind.Map => "object",
            NodeKind.List => "array",
            NodeKind.Number => "number",
            NodeKind.Boolean => "bool",
            _ => "string",
        };
        return new KustomizeException($"json: cannot unmarshal {kind} into Go struct field {Field(name)} of type {goType}", field: PathOf(name));
    }

    private bool IsEmbedded(string name) => _isEmbedded || EmbeddedTypes.Find(_typeName, name).Length > 0;

    private string Field(string name) => $"{_typeName}.{GoPathOf(name)}";

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private string GoPathOf(string name)
    {
        var embedded = EmbeddedTypes.Find(_typeName, name);
        var own = embedded.Length == 0 ? name : $"{embedded}.{name}";
        return _goPath.Length == 0 ? own : $"{_goPath}.{own}";
    }
}
