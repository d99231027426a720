using System.Text;
using Flux.DevCluster.Aggregation;
using Flux.DevCluster.Controllers.Objects;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Lets the webhooks that others have registered change writes and refuse them.</summary>
internal sealed class WebhookAdmission(WebhookConfigurations webhooks, IObjectStore store, Func<ClusterObjects> objects, WebhookCall call) : IAdmissionPlugin
{
    private static readonly ResourceKey Namespaces = new("", "namespaces");

    // What admits writes cannot be made from what writes: it is looked up when it is needed.
    private readonly Lazy<BackendResolver> _resolver = new(() => new BackendResolver(objects()));

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        foreach (var webhook in await MatchingAsync(webhooks.MutatingWebhooks, request, cancellationToken).ConfigureAwait(false))
        {
            if (await AskAsync(webhook, request, cancellationToken).ConfigureAwait(false) is { } response)
            {
                Patch(webhook, request, response);
            }
        }
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        foreach (var webhook in await MatchingAsync(webhooks.ValidatingWebhooks, request, cancellationToken).ConfigureAwait(false))
        {
            await AskAsync(webhook, request, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<IReadOnlyList<MapNode>> MatchingAsync(IReadOnlyList<MapNode> candidates, AdmissionRequest request, CancellationToken cancellationToken)
    {
        // Webhooks cannot lock themselves in: their own configurations are beyond them.
        if (candidates.Count == 0 || request.Resource.Group == WebhookConfigurations.Mutating.Group)
        {
            return [];
        }

        var isNamespace = request.Resource is { Group: "", Plural: "namespaces" };
        var ns = isNamespace ? request.Object ?? request.OldObject
            : request.Namespace.Length == 0 ? null
            : (await store.GetAsync(new ObjectKey(Namespaces, "", request.Namespace), cancellationToken).ConfigureAwait(false))?.Root;
        return [.. candidates.Where(webhook => WebhookMatch.Matches(webhook, request, ns))];
    }

    /// <summary>The response of a webhook that lets the write through; null when it could not be asked and does not have to be.</summary>
    private async ValueTask<MapNode?> AskAsync(MapNode webhook, AdmissionRequest request, CancellationToken cancellationToken)
    {
        var name = webhook.GetString("name") ?? "";
        if (request.DryRun && webhook.GetString("sideEffects") is not ("None" or "NoneOnDryRun"))
        {
            throw ApiErrors.BadRequest($"admission webhook \"{name}\" does not support dry run");
        }

        var (response, failure) = await CallAsync(webhook, request, cancellationToken).ConfigureAwait(false);
        if (response is null)
        {
            return webhook.GetString("failurePolicy") == "Ignore" ? null : throw ApiErrors.Internal($"failed calling webhook \"{name}\": failed to call webhook: {failure}");
        }

        foreach (var warning in (response.GetList("warnings") ?? []).OfType<StringNode>())
        {
            request.Warnings.Add(warning.Value);
        }

        return response.GetBoolean("allowed") == true ? response : throw Denied(name, response.GetMap("status"));
    }

    private async ValueTask<(MapNode? Response, string? Failure)> CallAsync(MapNode webhook, AdmissionRequest request, CancellationToken cancellationToken)
    {
        var client = webhook.GetMap("clientConfig") ?? new MapNode();
        var review = AdmissionReviewForm.Of(request, Guid.NewGuid().ToString());
        var bundle = Encoding.UTF8.GetString(Convert.FromBase64String(client.GetString("caBundle") ?? ""));
        if (client.GetString("url") is { } url)
        {
            var uri = new Uri(url);
            return await call.AskAsync(webhook, new BackendTarget(uri.Authority, uri.Host, bundle, SkipsVerification: false), uri.PathAndQuery, review, cancellationToken)
                .ConfigureAwait(false);
        }

        var service = client.GetMap("service") ?? new MapNode();
        var (target, problem) = await _resolver.Value.ResolveAsync(new MapNode { { "spec", new MapNode { { "service", service.Copy() } } } }, cancellationToken).ConfigureAwait(false);
        return target is null
            ? (null, problem?.Message)
            : await call.AskAsync(webhook, target with { CertificateBundle = bundle }, service.GetString("path") ?? "/", review, cancellationToken).ConfigureAwait(false);
    }

    private static ApiException Denied(string name, MapNode? status)
    {
        var why = status.GetString("message") is { Length: > 0 } message ? ": " + message : status.GetString("reason") is { Length: > 0 } reason ? ": " + reason : " without explanation";
        var code = (int)(status.GetInt64("code") ?? 0);
        return ApiErrors.Failure(code < 400 ? 400 : code, status.GetString("reason") ?? "", $"admission webhook \"{name}\" denied the request{why}", status.GetMap("details"));
    }

    private static void Patch(MapNode webhook, AdmissionRequest request, MapNode response)
    {
        if (request.Object is not { } item || response.GetString("patch") is not { Length: > 0 } encoded)
        {
            return;
        }

        try
        {
            var patched = (MapNode)JsonPatch.Parse(Convert.FromBase64String(encoded)).Apply(item)!;
            item.Clear();
            foreach (var (key, value) in patched)
            {
                item.Set(key, value.DeepClone());
            }
        }
        catch (Exception error) when (error is PatchException or FormatException)
        {
            throw ApiErrors.Internal($"failed calling webhook \"{webhook.GetString("name")}\": {error.Message}");
        }
    }
}
