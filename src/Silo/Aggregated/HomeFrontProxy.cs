using System.Security.Cryptography;
using Flux.Apply.Clients;
using Flux.KubeApi.FrontProxy;
using Flux.Manifests;

namespace Flux.Silo.Aggregated;

/// <summary>
/// Knows how the home cluster's aggregator proves itself, and looks again from time to time, since its authorities are renewed.
/// While the cluster cannot be asked, what was known last stands.
/// </summary>
internal sealed partial class HomeFrontProxy(KubeConnection home, TimeProvider time, ILogger<HomeFrontProxy> logger) : BackgroundService
{
    private const string Path = $"api/v1/namespaces/{FrontProxySettings.Namespace}/configmaps/{FrontProxySettings.ConfigMap}";

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(2);

    private readonly KubeClient _client = new(home);
    private volatile FrontProxySettings? _current;

    /// <summary>Null until the home cluster has said.</summary>
    public FrontProxySettings? Current => _current;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await ReadAsync(stoppingToken);
            await Task.Delay(_current is null ? RetryPeriod : Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _client.GetAsync(Path, cancellationToken);
            if (!answer.IsSuccess)
            {
                LogUnknown(logger, answer.Error.Message);
                return;
            }

            _current = FrontProxySettings.Read(answer.Object, time);
            if (_current is null)
            {
                LogUnknown(logger, "the ConfigMap names no requestheader-client-ca-file: the cluster has no aggregator");
            }
        }
        catch (Exception error) when (error is CryptographicException or ManifestException)
        {
            LogUnknown(logger, error.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    [LoggerMessage(EventId = 9002, Level = LogLevel.Warning, Message = "How the home cluster's aggregator proves itself cannot be read (kube-system/extension-apiserver-authentication): {Reason}")]
    private static partial void LogUnknown(ILogger logger, string reason);
}
