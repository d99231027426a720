using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.EndToEnd;

/// <summary>Waits for what a control plane will have done, by watching the object it is about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The object once it satisfies a condition; fails with its last state.</summary>
    public static async Task<MapNode> ObjectAsync(KubeClient client, string collection, string name, Func<MapNode, bool> condition, string field = "metadata.name")
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        MapNode? last = null;
        try
        {
            await foreach (var change in client.WatchAsync($"{collection}?fieldSelector={field}%3D{name}", limit.Token))
            {
                last = change.Object;
                if (change.Type is "ADDED" or "MODIFIED" && condition(last))
                {
                    return last;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
        }

        throw new TimeoutException($"{collection}/{name} did not come to satisfy the condition; last seen: {last}");
    }

    public static Task<MapNode> ReadyAsync(KubeClient client, string collection, string name, string revisionPart = "") =>
        ObjectAsync(client, collection, name, item => Is(item, "True") && Message(item).Contains(revisionPart, StringComparison.Ordinal));

    public static bool Is(MapNode item, string status) => Ready(item).GetString("status") == status;

    public static string Message(MapNode item) => Ready(item).GetString("message") ?? "";

    public static string Reason(MapNode item) => Ready(item).GetString("reason") ?? "";

    private static Node? Ready(MapNode item) => item.GetList("status", "conditions")?.FirstOrDefault(condition => condition.GetString("type") == "Ready");
}
