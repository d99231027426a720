using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Admission.Matching;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Finds whether a webhook is to be asked about a write: by its rules, its selectors, and its conditions.</summary>
internal sealed class WebhookMatching(IObjectStore store, IAuthorizer authorizer)
{
    /// <summary>Null when the webhook has nothing to do with the write.</summary>
    /// <exception cref="ApiException">403: its conditions cannot be evaluated, and it fails closed.</exception>
    public async ValueTask<MatchedWebhook?> MatchAsync(Webhook webhook, int index, AdmissionRequest request, CancellationToken cancellationToken)
    {
        // Webhooks cannot lock themselves in: their own configurations are beyond them.
        if (request.Resource.Group == WebhookConfigurations.Mutating.Group && request.Resource.Plural is "mutatingwebhookconfigurations" or "validatingwebhookconfigurations")
        {
            return null;
        }

        var hook = webhook.Hook;
        if (ResourceRules.FindVersion(hook.Items("rules"), hook.GetString("matchPolicy"), request) is not { } version)
        {
            return null;
        }

        var ns = await RequestNamespace.FindAsync(store, request, cancellationToken).ConfigureAwait(false);
        return ObjectSelection.Selects(hook, request, ns) && await MeetsConditionsAsync(webhook, request, version, ns, cancellationToken).ConfigureAwait(false)
            ? new MatchedWebhook(webhook, version, index)
            : null;
    }

    private async ValueTask<bool> MeetsConditionsAsync(Webhook webhook, AdmissionRequest request, string version, MapNode? ns, CancellationToken cancellationToken)
    {
        if (webhook.Conditions.IsEmpty)
        {
            return true;
        }

        var access = new RequestAuthorizer(authorizer, request);
        var values = AdmissionValues.Of(request, version, ns, access);
        bool matches;
        string? error;
        do
        {
            (matches, error) = webhook.Conditions.Evaluate(new ExpressionRun(values, [], ExpressionRun.ConditionBudget));
        }
        while (await access.AnswerAsync(cancellationToken).ConfigureAwait(false));
        return error is null || !webhook.FailsClosed ? matches : throw ApiErrors.Forbidden(request.Resource, request.Name, error);
    }
}
