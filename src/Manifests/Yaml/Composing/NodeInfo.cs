namespace Flux.Manifests.Yaml.Composing;

/// <summary>What matters about a composed value beside the value: how it was written decides what it may be used for.</summary>
internal readonly record struct NodeInfo(ResolvedScalar Resolved, int Line, bool IsMergeKey = false, bool IsAlias = false);
