namespace Flux.Sources.Git.Objects;

/// <summary>Object types, with the numbers that packs use.</summary>
internal enum GitObjectType
{
    None = 0,
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
    OffsetDelta = 6,
    ReferenceDelta = 7,
}
