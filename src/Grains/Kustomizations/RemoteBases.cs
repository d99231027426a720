using Flux.Grains.Reconciling;
using Flux.Grains.Tenants;
using Flux.Kustomize.Building;
using Flux.Kustomize.Remotes;
using Flux.Sources.Egress;
using Flux.Sources.RemoteFiles;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations;

/// <summary>Builds with the bases that kustomizations name by URL, for those tenants that may have some.</summary>
internal sealed class RemoteBases(EgressClients egress, IOptions<ReconcileOptions> options, TimeProvider time)
{
    public bool Allows(TenantPolicy? tenant) => options.Value.AllowRemoteBases || tenant?.Spec.AllowRemoteBases == true;

    /// <param name="tenant">Whose build it is.</param>
    /// <param name="build">Builds with the options given; it may run several times.</param>
    /// <param name="cancellationToken">Ends fetches.</param>
    /// <returns>What was built, and how many bytes were fetched for it.</returns>
    public async Task<(Rendering Rendering, long Fetched)> BuildAsync(TenantPolicy? tenant, Func<KustomizeOptions, Rendering> build, CancellationToken cancellationToken)
    {
        if (!Allows(tenant))
        {
            return (build(KustomizeOptions.Default), 0);
        }

        var limits = new RemoteFilesOptions { MaxBytes = options.Value.RemoteBaseBytes, MaxTime = options.Value.RemoteBaseTimeout };
        var fetches = new RemoteFetches(egress, limits, time);
        var rendering = await RemoteBuild.RunAsync(remote => build(KustomizeOptions.Default with { Remote = remote }), new RemoteBaseFetcher(fetches), cancellationToken: cancellationToken);
        return (rendering with { HasRemoteContent = fetches.Count > 0 }, fetches.BytesFetched);
    }
}
