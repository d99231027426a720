namespace Flux.Sources.Files;

/// <summary>One entry of a tree of files: a <see cref="TreeDirectory"/>, a <see cref="TreeFile"/> or a <see cref="TreeLink"/>.</summary>
public abstract class TreeNode
{
    private protected TreeNode()
    {
    }
}
