namespace Flux.Kustomize.Toolkit;

/// <summary>A file that a Secret or a patch is read from.</summary>
/// <param name="Path">Where it is in the source.</param>
/// <param name="Name">The name that tells its format: the key it gets, or its own.</param>
/// <param name="IsEnvironment">Whether it is read as lines of <c>key=value</c>.</param>
/// <param name="Content">What it holds.</param>
public sealed record SecretSource(string Path, string Name, bool IsEnvironment, ReadOnlyMemory<byte> Content);
