using Flux.KubeApi.Resources;

namespace Flux.DevCluster.Kinds;

/// <summary>The virtual kinds and the subresources that do more than read and write.</summary>
internal sealed class KindActions
{
    private readonly Dictionary<string, IVirtualResource> _virtual = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ISubresourceHandler> _handlers = new(StringComparer.Ordinal);

    /// <param name="kind"><c>group/Kind</c></param>
    public KindActions With(string kind, IVirtualResource resource)
    {
        _virtual.Add(kind, resource);
        return this;
    }

    /// <param name="path"><c>group/plural/subresource</c></param>
    public KindActions With(string path, ISubresourceHandler handler)
    {
        _handlers.Add(path, handler);
        return this;
    }

    public IVirtualResource? Virtual(string group, string kind) => _virtual.GetValueOrDefault($"{group}/{kind}");

    public ISubresourceHandler? Handler(string group, string plural, string subresource) => _handlers.GetValueOrDefault($"{group}/{plural}/{subresource}");
}
