using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of what a container is asked or told by: handlers of probes and of its life cycle.</summary>
internal static class HandlerValidation
{
    private static readonly string[] LifecycleHandlers = ["exec", "httpGet", "tcpSocket", "sleep"];

    public static void ValidateLifecycle(MapNode container, FieldPath at, List<FieldError> errors)
    {
        foreach (var moment in (ReadOnlySpan<string>)["postStart", "preStop"])
        {
            if (container.GetMap("lifecycle", moment) is not { } handler)
            {
                continue;
            }

            var path = at.Child("lifecycle").Child(moment);
            if (!LifecycleHandlers.Any(handler.ContainsKey))
            {
                errors.Add(FieldError.Required(path.ToString(), "must specify a handler type"));
            }

            Validate(handler, path, errors);
        }
    }

    public static void Validate(MapNode handler, FieldPath path, List<FieldError> errors)
    {
        if (handler.GetMap("exec") is { } exec && exec.GetList("command") is not { Count: > 0 })
        {
            errors.Add(FieldError.Required(path.Child("exec").Child("command").ToString()));
        }

        foreach (var kind in (ReadOnlySpan<string>)["httpGet", "tcpSocket", "grpc"])
        {
            if (handler.GetMap(kind) is { } target && target.GetInt64("port") is { } port && port is < 1 or > 65535)
            {
                errors.Add(FieldError.Invalid(path.Child(kind).Child("port").ToString(), NumberNode.Of(port), "must be between 1 and 65535, inclusive"));
            }
        }
    }
}
