using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The rules for <c>spec.conversion</c>, with the field names under which the API server reports them.</summary>
internal readonly struct ConversionValidator(MapNode? conversion, List<FieldError> errors)
{
    private const string Client = "spec.conversion.webhookClientConfig";
    private const string Reviews = "spec.conversion.conversionReviewVersions";

    public void Validate()
    {
        if (conversion is null)
        {
            return;
        }

        var strategy = conversion.GetString("strategy") ?? "";
        if (strategy.Length == 0)
        {
            errors.Add(FieldError.Required("spec.conversion.strategy"));
        }
        else if (strategy is not ("None" or "Webhook"))
        {
            errors.Add(FieldError.NotSupported("spec.conversion.strategy", strategy, ["None", "Webhook"]));
        }

        var client = conversion.GetMap("webhook", "clientConfig");
        var reviews = conversion.GetList("webhook", "conversionReviewVersions") ?? conversion.GetList("conversionReviewVersions") ?? [];
        if (strategy == "Webhook")
        {
            ValidateClient(client);
            ValidateReviews(reviews);
            return;
        }

        if (client is not null)
        {
            errors.Add(FieldError.Forbidden(Client, "should not be set when strategy is not set to Webhook"));
        }

        if (reviews.Count > 0)
        {
            errors.Add(FieldError.Forbidden(Reviews, "should not be set when strategy is not set to Webhook"));
        }
    }

    private void ValidateClient(MapNode? client)
    {
        if (client is null)
        {
            errors.Add(FieldError.Required(Client, "required when strategy is set to Webhook"));
            return;
        }

        var url = client.GetString("url");
        if (url is null == client.GetMap("service") is null)
        {
            errors.Add(FieldError.Required(Client, "exactly one of url or service is required"));
        }
        else if (url is not null && !url.StartsWith("https://", StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid($"{Client}.url", url, "'https' is the only allowed URL scheme; desired format: https://host[/path]"));
        }
    }

    private void ValidateReviews(ListNode reviews)
    {
        if (reviews.Count == 0)
        {
            errors.Add(FieldError.Required(Reviews));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < reviews.Count; i++)
        {
            var version = (reviews[i] as StringNode)?.Value ?? "";
            if (!seen.Add(version))
            {
                errors.Add(FieldError.Invalid($"{Reviews}[{i}]", version, "duplicate version"));
                continue;
            }

            errors.AddRange(NameRules.Dns1035Label(version).Select(Fault));

            FieldError Fault(string message) => FieldError.Invalid($"{Reviews}[{i}]", version, message);
        }

        if (!seen.Contains("v1") && !seen.Contains("v1beta1"))
        {
            errors.Add(FieldError.Invalid(Reviews, reviews, "must include at least one of v1, v1beta1"));
        }
    }
}
