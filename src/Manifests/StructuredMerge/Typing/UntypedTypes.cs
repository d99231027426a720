namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>The types of data without a schema: deduced (maps are separable, lists atomic), and atomic throughout.</summary>
public static class UntypedTypes
{
    public const string Deduced = "__untyped_deduced_";

    public const string Atomic = "__untyped_atomic_";

    private static readonly TypeSchema DeducedSchema = new(Definitions());

    private static readonly TypedSchema DeducedType = new(DeducedSchema, Deduced);

    /// <summary>The type of objects of kinds without a schema.</summary>
    public static TypedSchema DeducedValue => DeducedType;

    /// <summary>Fresh definitions, for a schema that mentions these types by name.</summary>
    internal static IEnumerable<KeyValuePair<string, TypeAtom>> Definitions()
    {
        yield return new(Atomic, AtomicAtom());
        yield return new(Deduced, new TypeAtom
        {
            AcceptsAll = true,
            Scalar = ScalarType.Untyped,
            List = AtomicList(),
            Map = new MapType([], TypeReference.To(Deduced), ElementRelationship.Separable),
        });
    }

    internal static TypeAtom AtomicAtom() => new()
    {
        AcceptsAll = true,
        Scalar = ScalarType.Untyped,
        List = AtomicList(),
        Map = new MapType([], TypeReference.To(Atomic), ElementRelationship.Atomic),
    };

    private static ListType AtomicList() => new() { Element = TypeReference.To(Atomic), Relationship = ElementRelationship.Atomic };
}
