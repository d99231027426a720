using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Objects;

/// <summary>How large objects may be, and how large they are, near enough.</summary>
internal static class StoredSize
{
    public const long Maximum = 1_572_864;

    /// <summary>The characters of an object's JSON, about.</summary>
    public static long Of(Node node)
    {
        switch (node)
        {
            case StringNode text:
                return text.Value.Length + 2;
            case MapNode map:
                long size = 2;
                foreach (var (key, value) in map)
                {
                    size += key.Length + 4 + Of(value);
                }

                return size;
            case ListNode list:
                long items = 2;
                foreach (var item in list)
                {
                    items += 1 + Of(item);
                }

                return items;
            default:
                return 5;
        }
    }
}
