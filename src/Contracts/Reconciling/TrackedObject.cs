namespace Flux.Contracts.Reconciling;

/// <summary>An applied object and what it looked like then.</summary>
[GenerateSerializer, Immutable, Alias("flux.TrackedObject")]
public sealed record TrackedObject
{
    [Id(0)]
    public required string Group { get; init; }

    [Id(1)]
    public required string Version { get; init; }

    [Id(2)]
    public required string Kind { get; init; }

    [Id(3)]
    public required string Namespace { get; init; }

    [Id(4)]
    public required string Name { get; init; }

    [Id(5)]
    public required string ResourceVersion { get; init; }

    [Id(6)]
    public required long Generation { get; init; }

    [Id(7)]
    public required int MetadataHash { get; init; }

    /// <summary>The labels that the hash is over; others' may come and go.</summary>
    [Id(8)]
    public required IReadOnlyList<string> Labels { get; init; }

    [Id(9)]
    public required IReadOnlyList<string> Annotations { get; init; }
}
