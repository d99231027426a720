using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Schemas.Structural.Rules;
using Flux.Manifests.Schemas.Structural.Rules.Costs;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The type of a level as its rules see it, and how often the level can occur in one resource.</summary>
internal sealed class RuleContext
{
    private readonly SchemaNode _schema;
    private readonly bool _isResource;
    private readonly Func<RuleType?> _ofParent;
    private RuleType? _type;

    private RuleContext(SchemaNode schema, bool isResource, ulong? cardinality, TotalRuleCost total, Func<RuleType?> ofParent)
    {
        _schema = schema;
        _isResource = isResource;
        _ofParent = ofParent;
        Cardinality = cardinality;
        Total = total;
    }

    /// <summary>How often the level can occur; null when no limit is declared.</summary>
    public ulong? Cardinality { get; }

    /// <summary>The cost of all rules of the schema.</summary>
    public TotalRuleCost Total { get; }

    /// <summary>Null when the type of the level cannot be told.</summary>
    public RuleType? Type => _type ??= _ofParent() ?? RuleTypes.Of(_schema, _isResource);

    public static RuleContext Root(SchemaNode schema) => new(schema, isResource: true, 1, new TotalRuleCost(), () => null);

    public RuleContext Property(SchemaNode property, string name) =>
        Below(property, () => FieldNameEscaping.Escape(name) is { } escaped ? Type?.Fields.GetValueOrDefault(escaped) : null);

    public RuleContext Items(SchemaNode items) => Below(items, () => Type?.Element);

    public RuleContext Additional(SchemaNode values) => Below(values, () => Type?.Element);

    private RuleContext Below(SchemaNode child, Func<RuleType?> type)
    {
        var most = MostElements();
        var cardinality = Cardinality is { } mine && most is { } times ? CostRange.Multiply(mine, times) : (ulong?)null;
        return new RuleContext(child, child.IsEmbeddedResource, cardinality, Total, type);
    }

    private ulong? MostElements() => _schema.Type switch
    {
        "object" when _schema.AllowsAdditional is not null => _schema.MaxProperties is { } most ? (ulong)Math.Max(0, most) : null,
        "array" => _schema.MaxItems is { } most ? (ulong)Math.Max(0, most) : null,
        _ => 1,
    };
}
