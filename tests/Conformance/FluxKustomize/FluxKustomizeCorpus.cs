using Flux.Conformance.Running;
using Flux.Conformance.Scenarios;

namespace Flux.Conformance.FluxKustomize;

/// <summary>The kustomize-controller's recordings: its libraries called directly, and scenarios played on a whole control plane.</summary>
internal sealed class FluxKustomizeCorpus : ICorpus
{
    private const string Scenarios = "scenarios";

    private readonly TopicCorpus _library = new("flux-kustomize", new BuildTopic(), new EnvSubstTopic(), new CelTopic(), new InventoryTopic(), new KstatusTopic(), new ObjectsTopic(), new SopsTopic());

    public string Name => "flux-kustomize";

    // Most of a scenario is waiting for timeouts and retries of the original's length.
    public int Parallelism => 12;

    public IEnumerable<ConformanceCase> Load(string root, string support) =>
        _library.Load(root, support).Concat(ScenarioCases(Path.Combine(root, Scenarios)));

    private static IEnumerable<ConformanceCase> ScenarioCases(string folder) =>
        from file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []
        orderby file
        select new ConformanceCase(
            $"{Scenarios}/{Path.GetFileNameWithoutExtension(file)}",
            async cancellationToken => await (await ScenarioPlayer.CreateAsync(file, cancellationToken)).PlayAsync(cancellationToken)) { IsTimed = true };
}
