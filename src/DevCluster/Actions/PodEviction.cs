using Flux.DevCluster.Kinds.Workloads;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Actions;

/// <summary>Deletes a pod if the disruption budgets that select it allow it.</summary>
internal sealed class PodEviction : ISubresourceHandler
{
    private const int RetryAfter = 10;

    private static readonly ResourceKey Pods = new("", "pods");
    private static readonly ResourceKey Budgets = new("policy", "poddisruptionbudgets");

    public async ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Body.GetString("metadata", "name") ?? "";
        if (name.Length > 0 && name != request.Info.Name)
        {
            throw ApiErrors.BadRequest("name in URL does not match name in Eviction object");
        }

        var pod = await request.Objects.FindAsync(Pods, request.Info.Namespace, request.Info.Name, cancellationToken).ConfigureAwait(false)
            ?? throw ApiErrors.NotFound(request.Resource, request.Info.Name);
        await CheckBudgetsAsync(request, pod, cancellationToken).ConfigureAwait(false);
        var dryRun = request.Body.GetList("deleteOptions", "dryRun") is { Count: > 0 };
        var options = new DeleteOptions { DryRun = dryRun, GracePeriodSeconds = request.Body.GetInt64("deleteOptions", "gracePeriodSeconds") };
        await request.Objects.DeleteAsync(Pods, request.Info.Namespace, request.Info.Name, options, cancellationToken).ConfigureAwait(false);
        var status = StatusBody.Success(null);
        status.Set("code", 201);
        return ApiResponse.Created(status);
    }

    private static async ValueTask CheckBudgetsAsync(SubresourceRequest request, MapNode pod, CancellationToken cancellationToken)
    {
        if (pod.GetString("status", "phase") is "Pending" or "Succeeded" or "Failed")
        {
            return;
        }

        foreach (var budget in await request.Objects.ListAsync(Budgets, request.Info.Namespace, cancellationToken).ConfigureAwait(false))
        {
            var selector = budget.Root.GetMap("spec", "selector");
            if (selector is not null && SelectorMatch.Matches(selector, pod.GetMap("metadata", "labels") ?? new MapNode()))
            {
                Check(budget.Root);
            }
        }
    }

    private static void Check(MapNode budget)
    {
        var name = budget.GetString("metadata", "name");
        var isObserved = budget.GetInt64("status", "observedGeneration") >= budget.GetInt64("metadata", "generation");
        var healthy = budget.GetInt64("status", "currentHealthy") ?? 0;
        var needed = budget.GetInt64("status", "desiredHealthy") ?? 0;
        if (isObserved && budget.GetInt64("status", "disruptionsAllowed") > 0)
        {
            return;
        }

        var why = isObserved
            ? $"The disruption budget {name} needs {needed} healthy pods and has {healthy} currently"
            : $"The disruption budget {name} is still being processed by the server.";
        var causes = new ListNode { new MapNode { { "reason", "DisruptionBudget" }, { "message", why } } };
        var details = new MapNode { { "causes", causes } };
        if (!isObserved)
        {
            details.Set("retryAfterSeconds", RetryAfter);
        }

        throw new ApiException(429, StatusBody.Failure(429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.", details))
        {
            RetryAfterSeconds = isObserved ? null : RetryAfter,
        };
    }
}
