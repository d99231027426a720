using System.Globalization;
using Flux.DevCluster.Aggregation;
using Flux.DevCluster.Controllers.Objects;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Asks a webhook about a write, and takes what it answers besides a change: refusals, warnings, notes for the audit log.</summary>
internal sealed class WebhookConversation(Func<ClusterObjects> objects, WebhookCall call)
{
    private const int MaxWarningLength = 4 * 1024;

    // What admits writes cannot be made from what writes: it is looked up when it is needed.
    private readonly Lazy<BackendResolver> _resolver = new(() => new BackendResolver(objects()));

    /// <summary>The response of a webhook that lets the write through; null when it could not be asked and does not have to be.</summary>
    /// <exception cref="ApiException">The webhook refuses the write, or could not be asked and has to be.</exception>
    public async ValueTask<MapNode?> AskAsync(MatchedWebhook matched, AdmissionRequest request, bool isMutating, CancellationToken cancellationToken)
    {
        var webhook = matched.Webhook;
        if (request.DryRun && !webhook.AllowsDryRun)
        {
            throw ApiErrors.BadRequest($"admission webhook \"{webhook.Name}\" does not support dry run");
        }

        var (response, failure) = await CallAsync(matched, request, isMutating, cancellationToken).ConfigureAwait(false);
        if (response is null)
        {
            if (webhook.FailsClosed)
            {
                throw ApiErrors.Internal($"failed calling webhook \"{webhook.Name}\": {failure}");
            }

            request.AuditAnnotations.Add($"failed-open.{(isMutating ? "mutating" : "validating")}.webhook.admission.k8s.io/{Place(matched, request)}", Who(matched));
            return null;
        }

        Note(webhook, request, response);
        return response.GetBoolean("allowed") == true ? response : throw WebhookDenial.Of(webhook.Name, response.GetMap("status"));
    }

    /// <summary>The place of a call among all of a write, as annotations name it.</summary>
    public static string Place(MatchedWebhook matched, AdmissionRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $"round_{(request.Reinvocation.IsSecondRound ? 1 : 0)}_index_{matched.Index}");

    private static string Who(MatchedWebhook matched) =>
        JsonNodeWriter.WriteToString(new MapNode { { "configuration", matched.Webhook.Configuration }, { "webhook", matched.Webhook.Name } });

    private static void Note(Webhook webhook, AdmissionRequest request, MapNode response)
    {
        foreach (var warning in (response.GetList("warnings") ?? []).OfType<StringNode>())
        {
            request.Warnings.Add(warning.Value[..Math.Min(warning.Value.Length, MaxWarningLength)]);
        }

        foreach (var (key, value) in response.GetMap("auditAnnotations") ?? new MapNode())
        {
            request.AuditAnnotations.Add($"{webhook.Name}/{key}", (value as StringNode)?.Value ?? "");
        }
    }

    private async ValueTask<(MapNode? Response, string? Failure)> CallAsync(
        MatchedWebhook matched, AdmissionRequest request, bool isMutating, CancellationToken cancellationToken)
    {
        var webhook = matched.Webhook.Hook;
        var client = webhook.GetMap("clientConfig") ?? new MapNode();
        var review = AdmissionReviewForm.Of(request, matched.Version, Guid.NewGuid().ToString());
        var seconds = webhook.GetInt64("timeoutSeconds") ?? WebhookCall.DefaultSeconds;
        var bundle = client.GetString("caBundle") ?? "";
        if (client.GetString("url") is { } url)
        {
            var uri = new Uri(url);
            var target = new BackendTarget(uri.Authority, uri.Host, bundle, SkipsVerification: false);
            return await call.AskAsync(new WebhookAddress(target, uri.Authority, uri.PathAndQuery, seconds), review, isMutating, cancellationToken).ConfigureAwait(false);
        }

        var service = client.GetMap("service") ?? new MapNode();
        var name = $"{service.GetString("name")}.{service.GetString("namespace")}.svc:{(service.GetInt64("port") ?? 443).ToString(CultureInfo.InvariantCulture)}";
        var path = "/" + (service.GetString("path") ?? "").TrimStart('/');
        var (resolved, problem) = await _resolver.Value.ResolveAsync(new MapNode { { "spec", new MapNode { { "service", service.Copy() } } } }, cancellationToken).ConfigureAwait(false);
        var address = new WebhookAddress(resolved is null ? null : resolved with { CertificateBundle = bundle }, name, path, seconds);
        return resolved is null
            ? (null, address.Failed(Missing(problem?.Reason, service.GetString("name"))))
            : await call.AskAsync(address, review, isMutating, cancellationToken).ConfigureAwait(false);
    }

    private static string Missing(string? reason, string? service) =>
        reason == "ServiceNotFound" ? $"service \"{service}\" not found" : $"no endpoints available for service \"{service}\"";
}
