namespace Flux.Kustomize.Trees;

/// <summary>About how many bytes of memory a tree takes.</summary>
internal static class TreeSize
{
    private const int NodeBytes = 64;

    public static long Of(TreeNode node)
    {
        var size = NodeBytes + (2L * node.Text.Length);
        foreach (var entry in node.Fields)
        {
            size += Of(entry.Value);
        }

        foreach (var item in node.IsList ? node.Items : [])
        {
            size += Of(item);
        }

        return size;
    }
}
