using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

internal static class ProbeValidation
{
    private static readonly string[] Handlers = ["exec", "httpGet", "tcpSocket", "grpc"];

    public static void Validate(MapNode container, FieldPath at, List<FieldError> errors)
    {
        foreach (var name in (ReadOnlySpan<string>)["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container.GetMap(name) is { } probe)
            {
                ValidateProbe(probe, at.Child(name), name != "readinessProbe", errors);
            }
        }
    }

    private static void ValidateProbe(MapNode probe, FieldPath path, bool mustSucceedOnce, List<FieldError> errors)
    {
        var handlers = Handlers.Where(probe.ContainsKey).ToList();
        if (handlers.Count == 0)
        {
            errors.Add(FieldError.Required(path.ToString(), "must specify a handler type"));
        }

        foreach (var extra in handlers.Skip(1))
        {
            errors.Add(FieldError.Forbidden(path.Child(extra).ToString(), "may not specify more than 1 handler type"));
        }

        HandlerValidation.Validate(probe, path, errors);
        foreach (var field in (ReadOnlySpan<string>)["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"])
        {
            if (probe.GetInt64(field) is < 0 and var value)
            {
                errors.Add(FieldError.Invalid(path.Child(field).ToString(), NumberNode.Of(value), "must be greater than or equal to 0"));
            }
        }

        if (mustSucceedOnce && probe.GetInt64("successThreshold") is { } threshold && threshold != 1)
        {
            errors.Add(FieldError.Invalid(path.Child("successThreshold").ToString(), NumberNode.Of(threshold), "must be 1"));
        }
    }
}
