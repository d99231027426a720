using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of webhook configurations: names, side effects, and one way to reach each.</summary>
internal static class WebhookRules
{
    private const int MinSegments = 3;

    public static void Validate(MapNode item, ValidationReport report)
    {
        var index = 0;
        foreach (var webhook in item.Items("webhooks"))
        {
            ValidateOne(webhook, $"webhooks[{index++}]", report.Errors);
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

        if (webhook.GetInt64("timeoutSeconds") is { } seconds && seconds is < 1 or > 30)
        {
            errors.Add(FieldError.Invalid($"{path}.timeoutSeconds", NumberNode.Of(seconds), "the timeout value must be between 1 and 30 seconds"));
        }

        var hasUrl = webhook.Get("clientConfig", "url") is not null;
        if (hasUrl == webhook.Get("clientConfig", "service") is not null)
        {
            errors.Add(FieldError.Required($"{path}.clientConfig", "exactly one of url or service is required"));
        }

        if (webhook.GetList("admissionReviewVersions") is not { Count: > 0 })
        {
            errors.Add(FieldError.Required($"{path}.admissionReviewVersions", "must specify one of v1, v1beta1"));
        }
    }
}
