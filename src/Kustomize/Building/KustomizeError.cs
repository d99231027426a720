namespace Flux.Kustomize.Building;

/// <summary>Why a build failed.</summary>
/// <param name="Message">What is wrong, in words for the user; says where when that is known.</param>
/// <param name="File">The file, relative to the file system's root, or null when none is at fault.</param>
/// <param name="Resource">The resource in the form <c>Kind.version.group/name.namespace</c>, or null.</param>
/// <param name="Field">The field's path, or null.</param>
public sealed record KustomizeError(string Message, string? File = null, string? Resource = null, string? Field = null)
{
    public override string ToString() => Message;
}
