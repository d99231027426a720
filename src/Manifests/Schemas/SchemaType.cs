namespace Flux.Manifests.Schemas;

public enum SchemaType
{
    /// <summary>No type is stated: anything is allowed, or a choice the schema states otherwise (a Quantity is a string or a number).</summary>
    Any,
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
}
