using Flux.Contracts.GitRepositories;
using Flux.Contracts.Objects;
using Flux.Contracts.Reconciling;
using Flux.Contracts.Tenants;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Telemetry;
using Flux.Grains.Tenants;
using Flux.Grains.Tenants.Metering;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Flux.Sources.Git;
using Flux.Sources.Storage;
using Microsoft.Extensions.Options;

namespace Flux.Grains.GitRepositories;

/// <summary>Keeps the artifact of a GitRepository equal to what its reference points at.</summary>
internal sealed class GitRepositoryReconciler(
    IObjectStore store,
    ITenantDirectory tenants,
    NamespaceOwnership ownership,
    TenantProvisioning provisioning,
    GitRequestFactory requests,
    GitFetcher fetcher,
    TenantGate gate,
    ObjectQuota quota,
    ArtifactStore artifacts,
    GitRepositoryReport report,
    ArtifactUrls urls,
    IOptions<ReconcileOptions> options,
    TimeProvider time) : IReconciler
{
    private const string RequestedAt = "reconcile.fluxcd.io/requestedAt";

    private static readonly OwnedStatus Owner = new(
        "source-controller",
        new HashSet<string>
        {
            ConditionTypes.Ready, ConditionTypes.Reconciling, ConditionTypes.Stalled, SourceConditions.ArtifactInStorage,
            SourceConditions.ArtifactOutdated, SourceConditions.FetchFailed, SourceConditions.IncludeUnavailable,
            SourceConditions.StorageOperationFailed, SourceConditions.SourceVerified, TenantHold.ConditionType,
        });

    public async Task<ReconcileResult> ReconcileAsync(ReconcileContext context, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(ToolkitKinds.GitRepository.Key(context.Id.Namespace, context.Id.Name), cancellationToken);
        if (stored is null || !await ownership.HoldsAsync(context, cancellationToken))
        {
            return ReconcileResult.Deleted;
        }

        var run = Begin(context, stored);
        if (run.Object.Metadata.DeletionTimestamp is not null)
        {
            if (artifacts.RemoveAll(OwnerOf(run)))
            {
                report.TellRemoved(run);
            }

            if (Finalizers.HasOthers(run.Session.Current.Root, Finalizers.Flux))
            {
                // Somebody else still holds it: it must not name what is gone.
                run.Status.Remove("artifact");
                GitRepositoryReport.Observe(run);
                await FinishAsync(run, cancellationToken);
            }

            await run.Session.RemoveFinalizerAsync(Finalizers.Flux, cancellationToken);
            return ReconcileResult.Deleted;
        }

        if (!await run.Session.AddFinalizerAsync(Finalizers.Flux, cancellationToken))
        {
            return ReconcileResult.Retry;
        }

        var result = run.Spec.Suspend ? GitRepositoryReport.Observe(run) : await RunSafelyAsync(run, cancellationToken);
        if (!ownership.IsOwner(context.Id))
        {
            // The namespace has another owner, whose grain says everything from now on.
            return ReconcileResult.Deleted;
        }

        await FinishAsync(run, cancellationToken);
        return result;
    }

    internal static ArtifactOwner OwnerOf(GitRepositoryRun run) => new(ToolkitKinds.GitRepository.Kind, run.Namespace, run.Name);

    private async Task<ReconcileResult> RunSafelyAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(run, cancellationToken);
        }
        catch (Exception error) when (UnexpectedFailure.Is(error))
        {
            report.Fail(run, new GitFetchFailed("GitOperationFailed", UnexpectedFailure.Describe(error), SourceConditions.FetchFailed, false, null));
            await FinishAsync(run, cancellationToken);
            throw;
        }
    }

    private async Task<ReconcileResult> RunAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        if (run.Tenant is null && !options.Value.AllowUnclaimedNamespaces)
        {
            return report.Stall(run, "AccessDenied", $"namespace '{run.Namespace}' belongs to no tenant; name it in a Tenant's spec.namespaces");
        }

        if (await quota.RefusalAsync(ToolkitKinds.GitRepository, run.Session.Current, run.Tenant, cancellationToken) is { } over)
        {
            return report.Stall(run, TenantHold.QuotaExceeded, over);
        }

        if (await gate.HoldAsync(run.Tenant, run.Context.GrainKey, TenantWork.Fetch) is { Until: { } wait } hold)
        {
            run.Conditions.Set(TenantHold.ConditionType, "True", hold.Reason, hold.Message);
            return ReconcileResult.In(wait);
        }

        run.Conditions.Remove(TenantHold.ConditionType);
        if (IsEcho(run))
        {
            return report.LookLater(run);
        }

        if (run.Tenant is { } tenant && run.RefersToObjects && !run.Conditions.IsTrue(ConditionTypes.Ready) && await provisioning.IsPendingAsync(tenant.Name, cancellationToken))
        {
            return report.AwaitTenant(run, tenant);
        }

        await GitRepositoryProgress.BeginAsync(run, RequestOf(run) ?? "", cancellationToken);
        if (!await MeasureAsync("storage", () => CheckStorageAsync(run, cancellationToken), static _ => false))
        {
            await GitRepositoryProgress.BuildAsync(run, cancellationToken);
        }

        if (run.Conditions.IsFalse(SourceConditions.SourceVerified))
        {
            run.Conditions.Remove(SourceConditions.SourceVerified);
        }

        var (request, refusal) = await MeasureAsync("resolve", () => requests.CreateAsync(run, cancellationToken), static made => made.Item1 is null);
        if (request is null)
        {
            return report.Fail(run, refusal!);
        }

        return await MeasureAsync("fetch", () => fetcher.FetchAsync(run, request, cancellationToken), static fetched => fetched is GitFetchFailed) switch
        {
            GitFetched fetched => report.Succeed(run, fetched),
            GitNotModified same => report.Unchanged(run, same),
            GitFetchFailed failed => report.Fail(run, failed),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
        };
    }

    private static async Task<T> MeasureAsync<T>(string name, Func<Task<T>> work, Func<T, bool> endsRun)
    {
        var stage = new StageTelemetry(ToolkitKinds.GitRepository.Kind, name);
        try
        {
            var result = await work();
            stage.Done(endsRun(result));
            return result;
        }
        finally
        {
            stage.Dispose();
        }
    }

    /// <summary>An artifact that is gone or was tampered with counts as none, so that it is fetched again.</summary>
    /// <returns>Whether there is one.</returns>
    private async Task<bool> CheckStorageAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        if (run.Object.Status.Artifact is not { } known)
        {
            return false;
        }

        var collected = artifacts.Collect(OwnerOf(run), Path.GetFileName(known.Path));
        if (collected.Count > 0)
        {
            report.TellCollected(run, collected.Count);
        }

        switch (await artifacts.VerifyAsync(known.Path, known.Digest, cancellationToken))
        {
            case ArtifactState.Verified:
                run.Stored = known;
                run.Status.GetOrAddMap("artifact").Set("url", urls.Of(known.Path));
                return true;
            case ArtifactState.Corrupt:
                report.TellCorrupt(run, known.Digest);
                break;
        }

        run.Status.Remove("artifact");
        return false;
    }

    private static async Task FinishAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        if (RequestOf(run) is { } token)
        {
            run.Status.Set("lastHandledReconcileAt", token);
        }

        await run.Session.SaveStatusAsync(cancellationToken);
    }

    /// <summary>A change of the object that a run, which ended well, has seen already: another wake came first.</summary>
    private static bool IsEcho(GitRepositoryRun run) =>
        run.Context.Reasons.All(reason => reason == WakeReason.Changed)
        && (RequestOf(run) ?? "") == (run.Object.Status.LastHandledReconcileAt ?? "")
        && run.Object.Status.ObservedGeneration == run.Object.Metadata.Generation
        && run.Conditions.IsTrue(ConditionTypes.Ready);

    private static string? RequestOf(GitRepositoryRun run) => run.Object.Metadata.Annotations.GetValueOrDefault(RequestedAt);

    private GitRepositoryRun Begin(ReconcileContext context, StoredObject stored)
    {
        var session = new ResourceSession(store, stored, Owner);
        var item = ToolkitJson.Read<GitRepositorySpec, GitRepositoryStatus>(stored.Json.Span);
        var conditions = new ConditionSet(session.Status, item.Metadata.Generation, time);
        return new GitRepositoryRun
        {
            Context = context,
            Session = session,
            Object = item,
            Conditions = conditions,
            Tenant = tenants.TenantOf(item.Metadata.Namespace) is { } name ? tenants.Find(name) : null,
            WasFailing = Array.Exists(SourceConditions.Failures, conditions.IsTrue),
        };
    }
}
