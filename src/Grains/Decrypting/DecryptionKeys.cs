using Flux.Apply.Clients;
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
internal sealed class DecryptionKeys(IHomeCluster home, ReferencedObjects objects, IOptions<ReconcileOptions> options)
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
            var answer = await objects.SecretAsync(@namespace, reference.Name, cancellationToken);
            return Import(keys, $"{Provider} decryption Secret", $"{@namespace}/{reference.Name}", answer, static _ => true);
        }

        return options.Value.SopsAgeSecret.Split('/', 2) is [{ Length: > 0 } place, { Length: > 0 } name]
            ? Import(keys, $"{Provider} SOPS age decryption Secret", $"{place}/{name}", await OperatorsAsync(place, name, cancellationToken), IsAgeKey)
            : (keys, null);
    }

    /// <summary>What is meant for everybody is the control plane's to read.</summary>
    private Task<KubeResponse> OperatorsAsync(string @namespace, string name, CancellationToken cancellationToken) =>
        CoreObjects.GetAsync(home.Client(null), @namespace, "secrets", name, cancellationToken);

    /// <summary>Of the operators' Secret only keys of age are taken: other services have their own ways of serving everybody.</summary>
    private static bool IsAgeKey(string key) => key.EndsWith(".agekey", StringComparison.Ordinal);

    private static (SopsKeys? Keys, string? Error) Import(SopsKeys keys, string what, string name, KubeResponse answer, Func<string, bool> isMeant)
    {
        if (!answer.IsSuccess)
        {
            return (null, answer.IsNotFound ? answer.Error.Message : $"cannot get {what} '{name}': {answer.Error.Message}");
        }

        foreach (var (key, value) in (answer.Object.GetMap("data") ?? new MapNode()).Where(entry => isMeant(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (keys.Import(key, Convert.FromBase64String((value as StringNode)?.Value ?? "")) is { } problem)
            {
                return (null, $"failed to import '{key}' data from {what} '{name}': {problem}");
            }
        }

        return (keys, null);
    }
}
