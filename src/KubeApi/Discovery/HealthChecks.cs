using Flux.ObjectStore;

namespace Flux.KubeApi.Discovery;

/// <summary>What the health endpoints look at. Only the store can fail; whatever else has a name here is done before the server listens.</summary>
internal sealed class HealthChecks(KubeApiOptions options, IObjectStore store)
{
    public const string Store = "etcd";

    private static readonly string[] OnlyReadiness = ["etcd-readiness", "informer-sync", "shutdown"];
    private static readonly string[] OnlyLiveness = ["loopback-serving-certificate"];

    /// <param name="endpoint"><c>healthz</c>, <c>livez</c> or <c>readyz</c></param>
    public IEnumerable<string> NamesOf(string endpoint) =>
        options.HealthChecks.Where(name => !(endpoint == "readyz" ? OnlyLiveness : OnlyReadiness).Contains(name));

    public IEnumerable<string> Paths() =>
        from endpoint in (string[])["healthz", "livez", "readyz"]
        from name in NamesOf(endpoint)
        select $"/{endpoint}/{name}";

    public async ValueTask<bool> PassesAsync(string name, CancellationToken cancellationToken)
    {
        if (name != Store)
        {
            return true;
        }

        try
        {
            await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ObjectStoreException)
        {
            return false;
        }
    }
}
