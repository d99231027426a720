namespace Flux.KubeApi.Typed;

/// <summary>A type of a value. Structs are compiled when first used, since types can contain themselves.</summary>
internal sealed class TypedValueType
{
    private readonly Lazy<Dictionary<string, TypedField>>? _fields;
    private readonly Lazy<TypedField[]>? _always;

    private TypedValueType(ValueKind kind, string goName, TypedValueType? element, Lazy<Dictionary<string, TypedField>>? fields)
    {
        Kind = kind;
        GoName = goName;
        Element = element;
        _fields = fields;
        _always = fields is null ? null : new(() => [.. fields.Value.Values.Where(field => field.WhenAbsent is not null)]);
    }

    public ValueKind Kind { get; }

    /// <summary>The type's name in error texts: <c>int32</c>, <c>v1.PodSpec</c>, <c>map[string]string</c>.</summary>
    public string GoName { get; }

    /// <summary>The type of the values of a map or of the items of a list.</summary>
    public TypedValueType? Element { get; }

    public IReadOnlyDictionary<string, TypedField> Fields => _fields!.Value;

    /// <summary>The fields that are printed even when they are not set.</summary>
    public TypedField[] AlwaysPrinted => _always!.Value;

    public static TypedValueType Scalar(ValueKind kind, string goName) => new(kind, goName, null, null);

    public static TypedValueType MapOf(TypedValueType element) => new(ValueKind.Map, $"map[string]{element.GoName}", element, null);

    public static TypedValueType ListOf(TypedValueType element) => new(ValueKind.List, "[]" + element.GoName, element, null);

    public static TypedValueType Struct(string goName, Func<Dictionary<string, TypedField>> fields) => new(ValueKind.Struct, goName, null, new(fields));
}
