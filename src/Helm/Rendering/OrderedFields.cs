using Flux.Helm.Templates.Values;

namespace Flux.Helm.Rendering;

/// <summary>Names and values in a fixed order: how a struct looks in JSON.</summary>
internal sealed class OrderedFields(IReadOnlyList<KeyValuePair<string, object?>> fields) : GoObject
{
    private static readonly GoType Own = new("struct", GoKind.Struct);

    public override GoType Type => Own;

    public override IReadOnlyList<KeyValuePair<string, object?>> Fields => fields;
}
