using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git.Packs;

/// <summary>Where an object of a pack is and what it is made of.</summary>
internal struct PackEntry
{
    /// <summary>Where the entry begins; what offset deltas refer to.</summary>
    public long Offset;

    /// <summary>Where its compressed bytes begin.</summary>
    public long DataOffset;

    /// <summary>Size of what is compressed: the object, or the delta.</summary>
    public int DataSize;

    /// <summary>As stored: an object type or a kind of delta.</summary>
    public GitObjectType StoredType;

    /// <summary>The object's type once deltas are resolved.</summary>
    public GitObjectType Type;

    /// <summary>The object's size once deltas are resolved.</summary>
    public int Size;

    /// <summary>Position of the delta's base, or -1.</summary>
    public int Base;

    /// <summary>Where the base begins, for deltas that name its place.</summary>
    public long BaseOffset;

    /// <summary>The base's id, for deltas that name it.</summary>
    public ObjectId BaseId;

    /// <summary>Known once resolved.</summary>
    public ObjectId Id;
}
