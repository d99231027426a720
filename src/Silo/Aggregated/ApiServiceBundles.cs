using System.Text;
using Flux.Api.Toolkit;
using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.Silo.Aggregated;

/// <summary>
/// Writes into the APIServices by which authority this server's certificate is to be verified. The rest of them is part of the
/// installation.
/// </summary>
internal sealed partial class ApiServiceBundles(KubeConnection home, string authorityPem, TimeProvider time, ILogger logger)
{
    private const string FieldManager = "flux-api";
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(5);

    private readonly KubeClient _client = new(home);

    /// <summary>Completes when every APIService has the bundle.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var waiting = ToolkitResources.GroupVersions().Select(entry => $"{entry.Version}.{entry.Group}").ToList();
        while (waiting.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            foreach (var name in waiting.ToArray())
            {
                if (await TryWriteAsync(name, cancellationToken))
                {
                    waiting.Remove(name);
                }
            }

            if (waiting.Count > 0)
            {
                await Task.Delay(RetryPeriod, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> TryWriteAsync(string name, CancellationToken cancellationToken)
    {
        var path = $"apis/apiregistration.k8s.io/v1/apiservices/{name}";
        var found = await _client.GetAsync(path, cancellationToken);
        var answer = found.IsSuccess
            ? await _client.ApplyAsync(path, Bundle(name), new ApplyParameters(FieldManager, DryRun: false, Force: true), cancellationToken)
            : found;
        if (!answer.IsSuccess)
        {
            LogUnwritten(logger, name, answer.Error.Message);
        }

        return answer.IsSuccess;
    }

    private MapNode Bundle(string name) => new()
    {
        { "apiVersion", "apiregistration.k8s.io/v1" },
        { "kind", "APIService" },
        { "metadata", new MapNode { { "name", name } } },
        { "spec", new MapNode { { "caBundle", Convert.ToBase64String(Encoding.UTF8.GetBytes(authorityPem)) } } },
    };

    [LoggerMessage(EventId = 9003, Level = LogLevel.Warning, Message = "The APIService {Name} does not have this server's authority yet: {Reason}")]
    private static partial void LogUnwritten(ILogger logger, string name, string reason);
}
