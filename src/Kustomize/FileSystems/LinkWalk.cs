namespace Flux.Kustomize.FileSystems;

/// <summary>Follows the symbolic links in a path, part by part, without ever leaving the root.</summary>
internal static class LinkWalk
{
    private const int MaxLinks = 64;

    /// <param name="path">A path below the root.</param>
    /// <param name="targetOf">What the link at a path says; null where there is none.</param>
    /// <param name="root">What absolute targets are below, ending in a slash; null where there is no such thing.</param>
    /// <returns>The path without links; null when one of them leads outside or in circles.</returns>
    public static string? Resolve(string path, Func<string, string?> targetOf, string? root)
    {
        var pending = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var resolved = new List<string>();
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == ".")
            {
                continue;
            }

            if (part == "..")
            {
                if (resolved.Count == 0)
                {
                    return null;
                }

                resolved.RemoveAt(resolved.Count - 1);
                continue;
            }

            resolved.Add(part);
            if (targetOf(string.Join('/', resolved)) is { } target && (++links > MaxLinks || !TryFollow(target, root, resolved, pending)))
            {
                return null;
            }
        }

        return string.Join('/', resolved);
    }

    private static bool TryFollow(string target, string? root, List<string> resolved, Stack<string> pending)
    {
        if (target.StartsWith('/'))
        {
            if (root is null || !target.StartsWith(root, StringComparison.Ordinal))
            {
                return false;
            }

            target = target[root.Length..];
            resolved.Clear();
        }
        else
        {
            resolved.RemoveAt(resolved.Count - 1);
        }

        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            pending.Push(part);
        }

        return true;
    }
}
