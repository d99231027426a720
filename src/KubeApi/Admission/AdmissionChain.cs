using Flux.KubeApi.Objects;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Admission;

/// <summary>All plugins in order.</summary>
internal sealed class AdmissionChain(IEnumerable<IAdmissionPlugin> plugins)
{
    private readonly IAdmissionPlugin[] _plugins = [.. plugins];

    public static AdmissionRequest Describe(WriteScope scope, AdmissionOperation operation, MapNode? item, MapNode? old) => new()
    {
        Operation = operation,
        Resource = scope.Resource,
        Version = scope.Version.Name,
        Namespace = scope.Namespace,
        Name = scope.Name,
        Subresource = scope.Subresource,
        User = scope.User,
        DryRun = scope.Options.DryRun,
        Object = item,
        OldObject = old,
        Options = scope.Options,
        Warnings = scope.Warnings,
        AuditAnnotations = scope.AuditAnnotations,
    };

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        await MutateOnceAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Reinvocation.Begin())
        {
            await MutateOnceAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask MutateOnceAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        foreach (var plugin in _plugins)
        {
            await plugin.MutateAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        foreach (var plugin in _plugins)
        {
            await plugin.ValidateAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
