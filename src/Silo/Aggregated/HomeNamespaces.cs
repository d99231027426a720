using Flux.Api.Toolkit;
using Flux.Apply.Clients;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;

namespace Flux.Silo.Aggregated;

/// <summary>The namespaces of the home cluster, asked for when an object is created.</summary>
internal sealed class HomeNamespaces(KubeConnection home) : IHomeNamespaces
{
    private readonly KubeClient _client = new(home);

    public async ValueTask<NamespaceState> FindAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await _client.GetAsync($"api/v1/namespaces/{Uri.EscapeDataString(name)}", cancellationToken);
        if (answer.IsNotFound)
        {
            return NamespaceState.Missing;
        }

        if (!answer.IsSuccess)
        {
            throw ApiErrors.Internal($"the home cluster cannot be asked about the namespace {name}: {answer.Error.Message}");
        }

        return answer.Object.GetString("metadata", "deletionTimestamp") is null ? NamespaceState.Active : NamespaceState.Terminating;
    }
}
