using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Makes the change that a webhook asks for.</summary>
internal static class WebhookPatch
{
    /// <returns>Whether the object is another now.</returns>
    /// <exception cref="ApiException">The change cannot be made, or does not leave an object of its kind.</exception>
    public static bool Apply(MatchedWebhook matched, AdmissionRequest request, MapNode response)
    {
        var changed = request.Object is { } item && response.GetString("patch") is { Length: > 0 } encoded && MutatedObject.Replace(request, matched.Version, Patched(matched, request, item, encoded));
        var note = new MapNode { { "configuration", matched.Webhook.Configuration }, { "webhook", matched.Webhook.Name }, { "mutated", changed } };
        request.AuditAnnotations.Add($"mutation.webhook.admission.k8s.io/{WebhookConversation.Place(matched, request)}", JsonNodeWriter.WriteToString(note));
        return changed;
    }

    private static MapNode Patched(MatchedWebhook matched, AdmissionRequest request, MapNode item, string encoded)
    {
        try
        {
            var sent = VersionConversion.Convert(request.Resource, item, matched.Version);
            return JsonPatch.Parse(Convert.FromBase64String(encoded)).Apply(sent) is MapNode map ? map.Copy() : throw ApiErrors.Internal("the patched object is no object");
        }
        catch (Exception error) when (error is PatchException or FormatException)
        {
            throw ApiErrors.Internal(error.Message);
        }
    }
}
