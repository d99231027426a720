using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Patches;

/// <summary>One operation as it was written; nothing is checked until it is applied.</summary>
internal sealed record JsonPatchOperation(string Kind, string? Path, string? From, TreeNode? Value);
