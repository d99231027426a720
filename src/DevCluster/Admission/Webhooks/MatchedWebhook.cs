namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>A webhook that is to be asked about a write.</summary>
/// <param name="Version">The version in which its rules name the resource, and in which it is sent the objects.</param>
/// <param name="Index">Its place among all webhooks of its sort.</param>
internal sealed record MatchedWebhook(Webhook Webhook, string Version, int Index);
