using Flux.Conformance.FluxSources.Scenarios;
using Flux.Conformance.Running;

namespace Flux.Conformance.FluxSources;

/// <summary>The source-controller's recordings: tables of its library calls, and scenarios played on a whole control plane.</summary>
internal sealed class FluxSourcesCorpus : ICorpus
{
    private const string Scenarios = "scenarios";

    private readonly TopicCorpus _tables = new(
        "flux-sources",
        new ArchiveTopic(),
        new HelmIndexTopic(),
        new RevisionTopic(),
        new SecretTopic(),
        new SemVerTopic(),
        new StorageTopic(),
        new UntarTopic(),
        new UrlTopic());

    public string Name => "flux-sources";

    // Scenarios mostly wait.
    public int Parallelism => 8;

    public IEnumerable<ConformanceCase> Load(string root, string support) =>
        _tables.Load(root, support).Concat(ScenarioCases(Path.Combine(root, Scenarios)));

    private static IEnumerable<ConformanceCase> ScenarioCases(string folder) =>
        from file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []
        orderby file
        select new ConformanceCase(
            $"{Scenarios}/{Path.GetFileNameWithoutExtension(file)}",
            cancellationToken => SourcePlayer.PlayAsync(file, cancellationToken)) { IsTimed = true };
}
