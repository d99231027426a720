using Flux.Apply.Clients;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>Why an apply ended early: the object, and the server's words.</summary>
/// <param name="Message">The text for the condition, as Flux words it.</param>
/// <param name="IsTransient">Whether trying again later may help without a change.</param>
public sealed record ApplyFailure(string Message, bool IsTransient)
{
    /// <summary>The failure of a dry run. The reason is absent where the server gives none (a 500).</summary>
    internal static ApplyFailure OfDryRun(ManifestObject item, KubeStatus error)
    {
        var reason = ReasonOf(error);
        var message = reason == "NotFound"
            ? NotFoundText(item, error)
            : $"{item} dry-run failed{(reason.Length > 0 ? $" ({reason})" : "")}: {error.Message}";
        return new ApplyFailure(message, error.IsTransient);
    }

    internal static ApplyFailure Of(ManifestObject item, string what, KubeStatus error) =>
        new($"{item} {what}: {error.Message}", error.IsTransient);

    private static string NotFoundText(ManifestObject item, KubeStatus error) =>
        item.Namespace.Length == 0
            ? $"{item} namespace not specified: {error.Message}"
            : $"{item} not found: {error.Message}";

    private static string ReasonOf(KubeStatus error) => error.Reason == "NoKindMatch" ? "" : error.Reason;
}
