namespace Flux.Manifests.Json;

public sealed record JsonReadOptions
{
    public static readonly JsonReadOptions Default = new();

    public ReadBudget Budget { get; init; } = ReadBudget.Default;

    /// <summary>Called with the path of each duplicate key (the last value wins). Null: a duplicate is an error.</summary>
    public Action<string>? OnDuplicate { get; init; }

    /// <summary>Whether the objects of a duplicate key are merged, as decoding into a typed value does.</summary>
    public bool MergeDuplicates { get; init; }
}
