namespace Flux.Kustomize.Trees;

/// <summary>A field of a map. The key keeps its tag: a key that is not a string can be passed through but not written.</summary>
internal readonly record struct TreeEntry(string Key, ScalarTag KeyTag, TreeNode Value);
