using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Collections;

/// <summary>merge and mergeOverwrite: deep merges into the first map, which they return.</summary>
internal static class Merging
{
    public static GoMap Merge(GoMap target, object?[] sources, bool overwrite)
    {
        foreach (var source in sources)
        {
            MergeInto(target, (GoMap)source!, overwrite, 0);
        }

        return target;
    }

    private static void MergeInto(GoMap target, GoMap source, bool overwrite, int depth)
    {
        if (depth > 1_000)
        {
            throw new TemplateCallException("maps nest too deeply to be merged");
        }

        foreach (var (key, incoming) in source.Entries.ToArray())
        {
            var present = target.TryGetValue(key, out var existing);
            if (present && existing is GoMap { IsNil: false } inner && incoming is GoMap { IsNil: false } outer)
            {
                MergeInto(inner, outer, overwrite, depth + 1);
            }
            else if (overwrite || (incoming is not null && (!present || Emptiness.IsEmpty(existing))))
            {
                target[key] = incoming;
            }
        }
    }
}
