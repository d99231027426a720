using Flux.Apply.Clients;
using Flux.Manifests.Text;

namespace Flux.Grains.Clusters;

/// <summary>Objects of the core group, by names that somebody wrote: one that would lead elsewhere in a path is refused in client-go's words.</summary>
internal static class CoreObjects
{
    public static Task<KubeResponse> GetAsync(KubeClient client, string @namespace, string plural, string name, CancellationToken cancellationToken) =>
        Problem(name) is { } problem
            ? Task.FromResult(KubeResponse.Failure(new KubeStatus(400, "BadRequest", $"invalid resource name {GoText.Quote(name)}: [{problem}]")))
            : client.GetAsync($"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/{plural}/{Uri.EscapeDataString(name)}", cancellationToken);

    private static string? Problem(string name)
    {
        if (name is "." or "..")
        {
            return $"may not be '{name}'";
        }

        var problems = new[] { '/', '%' }.Where(name.Contains).Select(bad => $"may not contain '{bad}'").ToArray();
        return problems.Length == 0 ? null : string.Join(' ', problems);
    }
}
