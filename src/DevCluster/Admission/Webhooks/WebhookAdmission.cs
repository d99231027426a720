using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Lets the webhooks that others have registered change writes and refuse them.</summary>
internal sealed class WebhookAdmission(WebhookConfigurations webhooks, WebhookMatching matching, WebhookConversation conversation) : IAdmissionPlugin
{
    /// <summary>One after the other: each sees what those before it have changed.</summary>
    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var candidates = webhooks.MutatingWebhooks;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!request.Reinvocation.IsDue(candidates[i].Identity)
                || await matching.MatchAsync(candidates[i], i, request, cancellationToken).ConfigureAwait(false) is not { } matched)
            {
                continue;
            }

            var response = await conversation.AskAsync(matched, request, isMutating: true, cancellationToken).ConfigureAwait(false);
            if (response is not null && WebhookPatch.Apply(matched, request, response))
            {
                request.Reinvocation.Changed();
            }

            if (candidates[i].IsReinvoked)
            {
                request.Reinvocation.Seen(candidates[i].Identity);
            }
        }
    }

    /// <summary>All at once: none changes anything, and a slow one does not keep the others waiting.</summary>
    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var candidates = webhooks.ValidatingWebhooks;
        if (candidates.Count == 0)
        {
            return;
        }

        var matched = new List<MatchedWebhook>();
        for (var i = 0; i < candidates.Count; i++)
        {
            if (await matching.MatchAsync(candidates[i], i, request, cancellationToken).ConfigureAwait(false) is { } match)
            {
                matched.Add(match);
            }
        }

        var answers = await Task.WhenAll(matched.Select(match => RefusalAsync(match, request, cancellationToken))).ConfigureAwait(false);
        if (answers.OfType<ApiException>().ToArray() is { Length: > 0 } refusals)
        {
            throw WebhookDenial.Of(refusals);
        }
    }

    private async Task<ApiException?> RefusalAsync(MatchedWebhook matched, AdmissionRequest request, CancellationToken cancellationToken)
    {
        // What one webhook notes must not meet what another notes at the same time.
        var own = request with { Warnings = [], AuditAnnotations = new() };
        try
        {
            await conversation.AskAsync(matched, own, isMutating: false, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ApiException refusal)
        {
            return refusal;
        }
        finally
        {
            lock (request.AuditAnnotations)
            {
                own.CopyNotesTo(request);
            }
        }
    }
}
