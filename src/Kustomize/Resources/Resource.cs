using Flux.Kustomize.Schemas;
using Flux.Kustomize.Trees;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.Resources;

/// <summary>An object on its way through the build, with what must be remembered of its past to repair references to it.</summary>
internal sealed class Resource(TreeNode root, BuildSchema schema)
{
    private readonly List<PreviousId> _previous = [];
    private ResourceId? _current;
    private string? _apiVersion;
    private string? _kind;
    private string? _name;
    private string? _namespace;

    public TreeNode Root { get; private set; } = root;

    public BuildSchema Schema => schema;

    /// <summary>True once a patch has removed the object; such resources are dropped at the end of the step.</summary>
    public bool IsDeleted => Root.IsNullOrEmpty;

    public IReadOnlyList<PreviousId> Previous => _previous;

    public List<string> Prefixes { get; } = [];

    public List<string> Suffixes { get; } = [];

    /// <summary>Names of the variables that take their value from this resource.</summary>
    public List<string> Variables { get; } = [];

    public GenerationBehavior Behavior { get; set; }

    /// <summary>True for what a generator has made.</summary>
    public bool IsGenerated { get; set; }

    public bool NeedsHash { get; set; }

    public bool AllowsNameChange { get; set; }

    public bool AllowsKindChange { get; set; }

    public Origin? Origin { get; set; }

    public List<Origin> Transformations { get; } = [];

    public string ApiVersion => Root.Get("apiVersion")?.Text ?? "";

    public string Kind => Root.Get("kind")?.Text ?? "";

    public string Name => MetadataText("name");

    public string Namespace => MetadataText("namespace");

    public GroupVersionKind Type => Id.Type;

    /// <summary>The id as it is now.</summary>
    public ResourceId Id
    {
        get
        {
            var (apiVersion, kind, name, space) = (ApiVersion, Kind, Name, Namespace);
            if (_current is not null && apiVersion == _apiVersion && kind == _kind && name == _name && space == _namespace)
            {
                return _current;
            }

            var type = GroupVersionKind.Parse(apiVersion, kind);
            _current = new ResourceId(type, name, space, schema.IsClusterScoped(type));
            (_apiVersion, _kind, _name, _namespace) = (apiVersion, kind, name, space);
            return _current;
        }
    }

    /// <summary>The first id the resource had.</summary>
    public ResourceId OriginalId => _previous.Count > 0 ? IdOf(_previous[0]) : Id;

    public ResourceId IdOf(PreviousId previous)
    {
        var type = Id.Type;
        return new ResourceId(new GroupVersionKind(type.Group, type.Version, previous.Kind), previous.Name, previous.Namespace);
    }

    /// <summary>True when the id now or at any time before satisfies the condition.</summary>
    public bool AnyId(Func<ResourceId, bool> condition)
    {
        foreach (var previous in _previous)
        {
            if (condition(IdOf(previous)))
            {
                return true;
            }
        }

        return condition(Id);
    }

    public bool HasId(ResourceId id)
    {
        foreach (var previous in _previous)
        {
            if (string.Equals(previous.Name, id.Name, StringComparison.Ordinal) && IdOf(previous).SameAs(id))
            {
                return true;
            }
        }

        return Id.SameAs(id);
    }

    /// <summary>Remembers the id before a change of name, namespace or kind.</summary>
    public void StorePreviousId()
    {
        var id = Id;
        _previous.Add(new PreviousId(id.Type.Kind, id.Name, id.EffectiveNamespace));
    }

    public void SetName(string name) => TreeEdits.SetText(Root.GetOrAddMap("metadata"), "name", name);

    public void SetKind(string kind) => TreeEdits.SetText(Root, "kind", kind);

    public void SetApiVersion(string apiVersion) => TreeEdits.SetText(Root, "apiVersion", apiVersion);

    /// <summary>Sets the namespace; an empty one removes the field.</summary>
    public void SetNamespace(string value)
    {
        if (value.Length == 0)
        {
            if (Root.Get("metadata") is { IsMap: true } metadata)
            {
                metadata.Fields.Remove("namespace");
            }

            return;
        }

        TreeEdits.SetText(Root.GetOrAddMap("metadata"), "namespace", value);
    }

    /// <summary>Labels or annotations as texts; what is not a scalar reads as empty.</summary>
    public Dictionary<string, string> Texts(string metadataField)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Root.Get("metadata", metadataField) is { IsMap: true } map)
        {
            foreach (var entry in map.Fields)
            {
                result.TryAdd(entry.Key, entry.Value.Text);
            }
        }

        return result;
    }

    /// <summary>Replaces labels or annotations by strings; none removes the field.</summary>
    public void SetTexts(string metadataField, IEnumerable<KeyValuePair<string, string>> texts)
    {
        var metadata = Root.GetOrAddMap("metadata");
        metadata.Fields.Remove(metadataField);
        var map = TreeNode.Map();
        foreach (var (key, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            map.Set(key, TreeEdits.NewString(text));
        }

        if (map.Count > 0)
        {
            metadata.Set(metadataField, map);
        }
    }

    public void Replace(TreeNode root) => Root = root;

    public void Delete() => Root = TreeNode.Null();

    /// <summary>A copy that shares nothing with this one.</summary>
    public Resource Clone()
    {
        var copy = new Resource(Root.Clone(), schema)
        {
            Behavior = Behavior,
            IsGenerated = IsGenerated,
            NeedsHash = NeedsHash,
            AllowsNameChange = AllowsNameChange,
            AllowsKindChange = AllowsKindChange,
            Origin = Origin,
        };
        copy.TakeHistory(this);
        copy.Variables.AddRange(Variables);
        copy.Transformations.AddRange(Transformations);
        return copy;
    }

    /// <summary>Forgets earlier names: references to them are no longer repaired.</summary>
    public void ForgetPast()
    {
        _previous.Clear();
        Prefixes.Clear();
        Suffixes.Clear();
    }

    /// <summary>Takes over what is remembered of another resource's past.</summary>
    public void TakeHistory(Resource other)
    {
        _previous.Clear();
        _previous.AddRange(other._previous);
        Prefixes.Clear();
        Prefixes.AddRange(other.Prefixes);
        Suffixes.Clear();
        Suffixes.AddRange(other.Suffixes);
    }

    public override string ToString() => Id.ToString();

    private string MetadataText(string field) =>
        Root.Get("metadata") is { IsMap: true } metadata && metadata.Get(field) is { IsNull: false } value ? value.Text : "";
}
