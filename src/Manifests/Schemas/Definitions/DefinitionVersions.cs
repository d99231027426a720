using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The versions of a definition, and what all of them have in common.</summary>
internal sealed class DefinitionVersions
{
    private readonly bool _isAbsent;

    public DefinitionVersions(MapNode spec)
    {
        _isAbsent = spec.GetList("versions") is null;
        All = [.. (spec.GetList("versions") ?? []).OfType<MapNode>()];
        Schema = Common("schema");
        Subresources = Common("subresources");
        Columns = Common("additionalPrinterColumns");
        SelectableFields = Common("selectableFields");
    }

    public IReadOnlyList<MapNode> All { get; }

    /// <summary>The schema of every version when all have the same, else null.</summary>
    public Node? Schema { get; }

    public Node? Subresources { get; }

    public Node? Columns { get; }

    public Node? SelectableFields { get; }

    public bool AnyHasStatus => All.Any(HasStatus);

    public static bool HasStatus(MapNode version) => version.GetMap("subresources", "status") is not null;

    /// <summary>The versions as messages print them; what is common does not stand in them.</summary>
    public Node Print() => _isAbsent ? NullNode.Instance : new ListNode(All.Select(Print));

    private static MapNode Print(MapNode version) => new()
    {
        { "Name", version.GetString("name") ?? "" },
        { "Served", version.GetBoolean("served") ?? false },
        { "Storage", version.GetBoolean("storage") ?? false },
        { "Deprecated", version.GetBoolean("deprecated") ?? false },
        { "DeprecationWarning", version["deprecationWarning"] ?? NullNode.Instance },
        { "Schema", NullNode.Instance },
        { "Subresources", NullNode.Instance },
        { "AdditionalPrinterColumns", NullNode.Instance },
        { "SelectableFields", NullNode.Instance },
    };

    private Node? Common(string key)
    {
        var first = All.Count == 0 ? null : All[0][key];
        return first is not (null or NullNode) && All.All(version => first.Equals(version[key])) ? first : null;
    }
}
