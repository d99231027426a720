namespace Flux.Manifests.Schemas.Structural.Rules.Costs;

/// <summary>What is known of a loop variable.</summary>
internal sealed record CostVariable(string Name, IReadOnlyList<string> Path, CostRange? Size, EntrySizes? Entries);
