using Flux.Contracts.Kustomizations;
using Flux.Contracts.Objects;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Text;
using Flux.ObjectStore;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Waits for what the resource depends on. A change of a dependency wakes it; the retry is only the safety net.</summary>
internal sealed class DependencyStep(
    IObjectStore store, DependencyCycle cycles, IReadyExpressions expressions, IOptions<ReconcileOptions> options, KustomizationEvents events) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        foreach (var dependency in run.Spec.DependsOn)
        {
            var verdict = await CheckAsync(run, dependency, cancellationToken);
            if (verdict.IsTerminal)
            {
                var message = $"{KustomizationReasons.TerminalPrefix}: terminal error: {verdict.Problem}";
                var outcome = ProgressReport.Stall(run, KustomizationReasons.InvalidCelExpression, message, observed: true);
                events.Error(run, message);
                return outcome;
            }

            if (verdict.Problem is { } problem)
            {
                await NoteCycleAsync(run, cancellationToken);
                return NotReady(run, problem);
            }
        }

        return StepOutcome.Continue;
    }

    /// <summary>The condition says what Flux says; that it will never be met is told beside it.</summary>
    private async Task NoteCycleAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        if (await cycles.FindAsync(run.Session.Current.Key, cancellationToken) is { } cycle)
        {
            events.Note(run, $"spec.dependsOn leads in a circle: {cycle}; take one of these dependencies out");
        }
    }

    private StepOutcome NotReady(KustomizationRun run, string problem)
    {
        run.Memory.Forget();
        var retry = options.Value.RequeueDependency;
        run.Conditions.Set(ConditionTypes.Ready, "False", KustomizationReasons.DependencyNotReady, problem);
        events.Info(run, $"Dependencies do not meet ready condition, retrying in {GoDuration.Format(retry)}");
        return StepOutcome.Stop(ReconcileResult.In(retry));
    }

    private async Task<DependencyVerdict> CheckAsync(KustomizationRun run, Dependency dependency, CancellationToken cancellationToken)
    {
        var @namespace = dependency.Namespace is { Length: > 0 } named ? named : run.Object.Metadata.Namespace;
        var name = $"{@namespace}/{dependency.Name}";
        var stored = await store.GetAsync(ToolkitKinds.Kustomization.Key(@namespace, dependency.Name), cancellationToken);
        if (stored is null || IsForeign(run, @namespace))
        {
            return DependencyVerdict.NotReady($"dependency '{name}' not found: {ToolkitKinds.Kustomization.NotFoundText(dependency.Name)}");
        }

        if (dependency.ReadyExpr is { Length: > 0 } expression)
        {
            var evaluation = expressions.Evaluate(expression, dependency.Name, run.Session.Current.Root, stored.Root);
            if (evaluation.Problem is not null)
            {
                return evaluation;
            }

            if (!evaluation.IsReady)
            {
                return DependencyVerdict.NotReady($"dependency '{name}' is not ready according to readyExpr eval");
            }

            if (!options.Value.IsEnabled(FeatureGates.AdditiveCelDependencyCheck))
            {
                return DependencyVerdict.Ready;
            }
        }

        var item = ToolkitJson.Read<KustomizationSpec, KustomizationStatus>(stored.Json.Span);
        return CheckBuiltin(run, item, name);
    }

    private static DependencyVerdict CheckBuiltin(KustomizationRun run, ToolkitObject<KustomizationSpec, KustomizationStatus> dependency, string name)
    {
        var isReady = dependency.Metadata.Generation == dependency.Status.ObservedGeneration
            && dependency.Status.Conditions.Any(condition => condition is { Type: ConditionTypes.Ready, Status: "True" });
        if (!isReady)
        {
            return DependencyVerdict.NotReady($"dependency '{name}' is not ready");
        }

        return HasSameSource(run, dependency) && dependency.Status.LastAppliedRevision != run.Revision
            ? DependencyVerdict.NotReady($"dependency '{name}' revision is not up to date")
            : DependencyVerdict.Ready;
    }

    /// <summary>A chain over one source waits until the new revision has rolled through.</summary>
    private static bool HasSameSource(KustomizationRun run, ToolkitObject<KustomizationSpec, KustomizationStatus> dependency)
    {
        var mine = run.Spec.SourceRef;
        var theirs = dependency.Spec.SourceRef;
        return mine.Name == theirs.Name
            && mine.Kind == theirs.Kind
            && (mine.Namespace ?? run.Object.Metadata.Namespace) == (theirs.Namespace ?? dependency.Metadata.Namespace);
    }

    private static bool IsForeign(KustomizationRun run, string @namespace) =>
        @namespace != run.Object.Metadata.Namespace
        && run.Tenant is { } tenant
        && !(tenant.Spec.AllowCrossNamespaceRefs && tenant.Owns(@namespace));
}
