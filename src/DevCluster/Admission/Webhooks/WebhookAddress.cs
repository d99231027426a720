using System.Globalization;
using Flux.DevCluster.Aggregation;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Where a webhook is asked.</summary>
/// <param name="Target">Where it is reached; null when that could not be found out.</param>
/// <param name="Authority">What messages call that place: the name of a Service rather than an address of its pods.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Seconds">How long it may take to answer.</param>
internal sealed record WebhookAddress(BackendTarget? Target, string Authority, string Path, long Seconds)
{
    public string PathWithTimeout =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timeout={Seconds}s");

    /// <summary>The words for a call that did not get through.</summary>
    public string Failed(string why) => $"failed to call webhook: Post \"https://{Authority}{PathWithTimeout}\": {why}";
}
