using Flux.Apply.Clients;
using Flux.Grains.Clusters;
using Flux.Manifests.Objects;

namespace Flux.Grains.Dispatching;

/// <summary>
/// Where the home cluster's objects are not in our store, its ConfigMaps and Secrets that ask to be watched are followed there, so
/// that a change wakes whoever refers to them. What happened between two watches comes again with the next, and costs a look.
/// </summary>
internal sealed class ConfigurationWatch(IHomeCluster home, WakeRules rules, TimeProvider time)
{
    private static readonly (string Kind, string Plural)[] Kinds = [("ConfigMap", "configmaps"), ("Secret", "secrets")];
    private static readonly string Selector = Uri.EscapeDataString($"{WakeRules.WatchLabel}=Enabled");
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Follows until it is cancelled; at once when there is nothing to follow.</summary>
    public Task RunAsync(Func<IReadOnlyList<Wake>, Task> wake, CancellationToken cancellationToken) => home.IsStored
        ? Task.CompletedTask
        : Task.WhenAll(Kinds.Select(kind => FollowAsync(kind.Kind, kind.Plural, wake, cancellationToken)));

    private async Task FollowAsync(string kind, string plural, Func<IReadOnlyList<Wake>, Task> wake, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var change in home.Client(null).WatchAsync($"api/v1/{plural}?labelSelector={Selector}", cancellationToken))
                {
                    if (change.Type is "ADDED" or "MODIFIED")
                    {
                        var item = new ManifestObject(change.Object);
                        await wake(await rules.ReferrersOfConfigurationAsync(kind, item.Namespace, item.Name, cancellationToken));
                    }
                }
            }
            catch (Exception error) when (error is KubeRequestException or HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
            {
                // The next watch starts with all that is there.
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }
}
