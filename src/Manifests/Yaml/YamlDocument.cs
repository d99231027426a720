using Flux.Manifests.Nodes;

namespace Flux.Manifests.Yaml;

/// <summary>One document of a stream.</summary>
/// <param name="Root">The document's value; null for an empty document.</param>
/// <param name="Line">The line of its first token, from 1.</param>
public sealed record YamlDocument(Node Root, int Line);
