namespace Flux.Sources.Files;

/// <summary>A symbolic link. It is kept as what it is and never followed: archives leave it out.</summary>
/// <param name="target">The text of the link.</param>
public sealed class TreeLink(string target) : TreeNode
{
    public string Target { get; } = target;
}
