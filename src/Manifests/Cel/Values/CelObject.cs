namespace Flux.Manifests.Cel.Values;

/// <summary>A message that an expression made, <c>Object.spec{replicas: 1}</c>: its fields, and the name that it was given.</summary>
/// <param name="typeName">The name of its type.</param>
/// <param name="fields">What was set.</param>
public sealed class CelObject(string typeName, IReadOnlyDictionary<string, CelValue> fields) : CelMap
{
    public string TypeName => typeName;

    public IReadOnlyDictionary<string, CelValue> Fields => fields;

    public override int Count => fields.Count;

    public override IEnumerable<CelValue> Keys => fields.Keys.Select(CelValue.Of);

    public override bool TryGet(CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && fields.TryGetValue(key.AsString, out value);
    }

    public override bool TryGet(string key, out CelValue value) => fields.TryGetValue(key, out value);
}
