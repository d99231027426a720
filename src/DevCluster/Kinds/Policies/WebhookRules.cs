using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of webhook configurations: names, side effects, and one way to reach each.</summary>
internal static class WebhookRules
{
    private const int MinSegments = 3;
    private const string UrlForm = "; desired format: https://host[/path]";

    public static void Validate(MapNode item, ValidationReport report)
    {
        foreach (var (index, webhook) in item.Items("webhooks").Index())
        {
            ValidateOne(webhook, $"webhooks[{index}]", report.Errors);
        }
    }

    private static void ValidateOne(MapNode webhook, string path, List<FieldError> errors)
    {
        var name = webhook.GetString("name") ?? "";
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.name"));
        }
        else if (name.Split('.').Length < MinSegments)
        {
            errors.Add(FieldError.Invalid($"{path}.name", name, "should be a domain with at least three segments separated by dots"));
        }

        if (webhook.GetString("sideEffects") is not ("None" or "NoneOnDryRun"))
        {
            errors.Add(webhook.GetString("sideEffects") is { } other
                ? FieldError.NotSupported($"{path}.sideEffects", other, ["None", "NoneOnDryRun"])
                : FieldError.Required($"{path}.sideEffects", "must specify one of None, NoneOnDryRun"));
        }

        var rule = 0;
        foreach (var entry in webhook.Items("rules"))
        {
            MatchResourceRules.ValidateRule(entry, $"{path}.rules[{rule++}]", errors);
        }

        MatchConditionRules.Validate(webhook, hasParams: false, $"{path}.matchConditions", errors);
        if (webhook.GetInt64("timeoutSeconds") is { } seconds && seconds is < 1 or > 30)
        {
            errors.Add(FieldError.Invalid($"{path}.timeoutSeconds", NumberNode.Of(seconds), "the timeout value must be between 1 and 30 seconds"));
        }

        var hasUrl = webhook.Get("clientConfig", "url") is not null;
        if (hasUrl == webhook.Get("clientConfig", "service") is not null)
        {
            errors.Add(FieldError.Required($"{path}.clientConfig", "exactly one of url or service is required"));
        }
        else if (webhook.GetString("clientConfig", "url") is { } url)
        {
            ValidateUrl(url, $"{path}.clientConfig.url", errors);
        }

        if (webhook.GetList("admissionReviewVersions") is not { Count: > 0 })
        {
            errors.Add(FieldError.Required($"{path}.admissionReviewVersions", "must specify one of v1, v1beta1"));
        }
    }

    private static void ValidateUrl(string text, string path, List<FieldError> errors)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            errors.Add(FieldError.Required(path, $"url must be a valid URL{UrlForm}"));
            return;
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            errors.Add(FieldError.Invalid(path, url.Scheme, "'https' is the only allowed URL scheme" + UrlForm));
        }

        if (url.Host.Length == 0)
        {
            errors.Add(FieldError.Invalid(path, "", "host must be specified" + UrlForm));
        }

        Forbid(url.UserInfo, "user information is not permitted in the URL", path, errors);
        Forbid(url.Fragment.TrimStart('#'), "fragments are not permitted in the URL", path, errors);
        Forbid(url.Query.TrimStart('?'), "query parameters are not permitted in the URL", path, errors);
    }

    private static void Forbid(string part, string why, string path, List<FieldError> errors)
    {
        if (part.Length > 0)
        {
            errors.Add(FieldError.Invalid(path, part, why));
        }
    }
}
