using Flux.Apply.Clients;
using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Manifests.Objects;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Dispatching;

/// <summary>
/// Where the home cluster's objects are not in our store, its ConfigMaps and Secrets that ask to be watched are followed there, so
/// that a change wakes whoever refers to them. What happened between two watches comes with the next; what was told already is not
/// told again.
/// </summary>
internal sealed partial class ConfigurationWatch(
    IHomeCluster home, WakeRules rules, IOptions<ReconcileOptions> options, TimeProvider time, ILogger<ConfigurationWatch> logger)
{
    private static readonly (string Kind, string Plural)[] Kinds = [("ConfigMap", "configmaps"), ("Secret", "secrets")];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Follows until it is cancelled; at once when there is nothing to follow.</summary>
    public Task RunAsync(Func<IReadOnlyList<Wake>, Task> wake, CancellationToken cancellationToken) => home.IsStored || !rules.WatchesConfigurations
        ? Task.CompletedTask
        : Task.WhenAll(Kinds.Select(kind => FollowAsync(kind.Kind, kind.Plural, wake, cancellationToken)));

    private async Task FollowAsync(string kind, string plural, Func<IReadOnlyList<Wake>, Task> wake, CancellationToken cancellationToken)
    {
        var told = new Dictionary<(string Namespace, string Name), string>();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                // The server ends the stream at its time; one that does not has gone silent, and is left.
                using var silence = new CancellationTokenSource(options.Value.WatchPeriod + Grace, time);
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
                var query = $"api/v1/{plural}?labelSelector={Uri.EscapeDataString(options.Value.WatchConfigsLabelSelector)}&timeoutSeconds={(int)options.Value.WatchPeriod.TotalSeconds}";
                await foreach (var change in home.Client(null).WatchAsync(query, linked.Token))
                {
                    await ObserveAsync(kind, change, told, wake, cancellationToken);
                }
            }
            catch (OperationCanceledException)
            {
                // Silent for too long, or at the end.
            }
            catch (Exception error)
            {
                LogInterrupted(logger, kind, error.Message);
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private async Task ObserveAsync(
        string kind,
        WatchEvent change,
        Dictionary<(string Namespace, string Name), string> told,
        Func<IReadOnlyList<Wake>, Task> wake,
        CancellationToken cancellationToken)
    {
        var item = new ManifestObject(change.Object);
        var key = (item.Namespace, item.Name);
        if (change.Type == "DELETED")
        {
            told.Remove(key);
            await wake(await rules.ReferrersOfConfigurationAsync(kind, item.Namespace, item.Name, cancellationToken));
        }
        else if (change.Type is "ADDED" or "MODIFIED" && told.GetValueOrDefault(key) != item.ResourceVersion)
        {
            await wake(await rules.ReferrersOfConfigurationAsync(kind, item.Namespace, item.Name, cancellationToken));
            told[key] = item.ResourceVersion;
        }
    }

    [LoggerMessage(EventId = 6104, Level = LogLevel.Information, Message = "The watch of each {Kind} that asks to be watched was interrupted: {Error}")]
    private static partial void LogInterrupted(ILogger logger, string kind, string error);
}
