using Flux.Manifests.Nodes;

namespace Flux.Apply.Clients;

/// <summary>Why a request failed, in the API server's own words.</summary>
/// <param name="Code">HTTP status; 0 when the server could not be reached.</param>
/// <param name="Reason">Kubernetes' reason (<c>Forbidden</c>, <c>Invalid</c>, …); empty when the server gave none.</param>
/// <param name="Message">The message for the user.</param>
public sealed record KubeStatus(int Code, string Reason, string Message)
{
    public bool IsNotFound => Code == 404;

    /// <summary>Whether the same request may succeed later without anybody changing anything.</summary>
    public bool IsTransient => Code is 0 or 429 or >= 500;

    /// <summary>Whether a write may have been stored although it is reported as failed: its answer was lost, or it broke off inside.</summary>
    public bool LeavesOutcomeOpen => Code is 0 or >= 500;

    /// <summary>The causes of a failure by field, where the server named them.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    internal static KubeStatus Parse(int code, Node? body, string text)
    {
        if (body is MapNode status && status.GetString("kind") == "Status")
        {
            var causes = status.GetList("details", "causes")?.Select(cause => cause.GetString("reason") ?? "").ToArray() ?? [];
            return new KubeStatus(code, status.GetString("reason") ?? "", status.GetString("message") ?? "") { Causes = causes };
        }

        var message = code == 404 ? "the server could not find the requested resource" : text.Trim();
        return new KubeStatus(code, code == 404 ? "NotFound" : "", message.Length > 0 ? message : $"the server answered with status {code}");
    }
}
