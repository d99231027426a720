namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>How a path element selects a child. The order of the members is the order in which fieldsV1 prints them.</summary>
public enum PathElementKind
{
    /// <summary>A field of a map, by name.</summary>
    Field,

    /// <summary>An item of a keyed list, by the values of its key fields.</summary>
    Key,

    /// <summary>An item of a set, by its value.</summary>
    Value,

    /// <summary>An item of a list, by position.</summary>
    Index,
}
