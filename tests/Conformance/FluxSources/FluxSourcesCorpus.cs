using Flux.Conformance.Running;

namespace Flux.Conformance.FluxSources;

/// <summary>The corpus of sources, by topics.</summary>
public static class FluxSourcesCorpus
{
    public static ICorpus Create() => new TopicCorpus(
        "flux-sources",
        new ArchiveTopic(),
        new HelmIndexTopic(),
        new RevisionTopic(),
        new SecretTopic(),
        new SemVerTopic(),
        new StorageTopic(),
        new UntarTopic(),
        new UrlTopic());
}
