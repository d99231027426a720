using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Manifests.Nodes;
using Flux.Sops.Keys;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Decrypting;

/// <summary>
/// Reads the private keys of a Kustomization when they are needed: from the Secret that it names, or else from the one that
/// operators provide for all.
/// </summary>
internal sealed class DecryptionKeys(IHomeCluster home, IOptions<ReconcileOptions> options)
{
    private const string Provider = "sops";

    /// <returns>The keys, null when the spec asks for no decryption; or why they cannot be had.</returns>
    public async Task<(SopsKeys? Keys, string? Error)> ReadAsync(string @namespace, Contracts.Kustomizations.Decryption? decryption, CancellationToken cancellationToken)
    {
        if (decryption is null || (decryption.Provider is { Length: > 0 } provider && provider != Provider))
        {
            return (null, null);
        }

        var keys = new SopsKeys();
        if (decryption.SecretRef is { Name.Length: > 0 } reference)
        {
            return await ImportAsync(keys, $"{Provider} decryption Secret", @namespace, reference.Name, static _ => true, cancellationToken);
        }

        var global = options.Value.SopsAgeSecret.Split('/', 2);
        return global is [{ Length: > 0 } home, { Length: > 0 } name]
            ? await ImportAsync(keys, $"{Provider} SOPS age decryption Secret", home, name, IsAgeKey, cancellationToken)
            : (keys, null);
    }

    /// <summary>Of the operators' Secret only keys of age are taken: other services have their own ways of serving everybody.</summary>
    private static bool IsAgeKey(string key) => key.EndsWith(".agekey", StringComparison.Ordinal);

    private async Task<(SopsKeys? Keys, string? Error)> ImportAsync(
        SopsKeys keys, string what, string @namespace, string name, Func<string, bool> isMeant, CancellationToken cancellationToken)
    {
        var path = $"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/secrets/{Uri.EscapeDataString(name)}";
        var answer = await home.Client(null).GetAsync(path, cancellationToken);
        if (!answer.IsSuccess)
        {
            return (null, answer.IsNotFound ? answer.Error.Message : $"cannot get {what} '{@namespace}/{name}': {answer.Error.Message}");
        }

        foreach (var (key, value) in (answer.Object.GetMap("data") ?? new MapNode()).Where(entry => isMeant(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (keys.Import(key, Convert.FromBase64String((value as StringNode)?.Value ?? "")) is { } problem)
            {
                return (null, $"failed to import '{key}' data from {what} '{@namespace}/{name}': {problem}");
            }
        }

        return (keys, null);
    }
}
