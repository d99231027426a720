using Flux.Conformance.FluxKustomize;
using Flux.Conformance.FluxSources;
using Flux.Conformance.HelmCharts;
using Flux.Conformance.HelmEngine;
using Flux.Conformance.KubeApply;
using Flux.Conformance.KubeApply.Applying;
using Flux.Conformance.KubeApply.FieldManagement;
using Flux.Conformance.KubeApply.StructuredMerge;
using Flux.Conformance.KubeHttp;
using Flux.Conformance.Kustomize;
using Flux.Conformance.Running;

namespace Flux.Conformance;

/// <summary>Every corpus that can be replayed. Adding one is adding a line.</summary>
public static class Corpora
{
    public static IReadOnlyList<ICorpus> All { get; } =
    [
        new TopicCorpus(
            "kube-apply",
            new JsonPatchTopic(),
            new StrategicPatchTopic(),
            new ValidationTopic(),
            new QuantityTopic(),
            new SelectorTopic(),
            new JsonPathTopic(),
            new StatusTopic(),
            new KubeApply.Waiting.WaitTopic(),
            new BuiltinDefaultsTopic(),
            new CrdKeywordsTopic(),
            new CrdManyTopic(),
            new CelScenariosTopic(),
            new CrdCreationTopic(),
            new FluxKindTopic(),
            new FluxStatusTopic(),
            new KubeApply.Server.ServerScenarioTopic(),
            new KubeApply.Server.FieldSelectorTopic(),
            new KubeApply.CelTopic(),
            new FieldManagerTopic(),
            new KubeApply.Server.ApplyScenarioTopic(),
            new KubeApply.Managing.ManagerTopic(),
            new KubeApply.Server.KubectlTopic(),
            new DiffTopic(),
            new NormalizeTopic(),
            new OrderTopic(),
            new ReadObjectsTopic(),
            new SmdTopic()),
        new KubeHttpCorpus(),
        HelmEngineCorpus.Create(),
        new HelmChartsCorpus(new LinkedProgram()),
        new FluxSourcesCorpus(),
        new KustomizeCorpus(),
        new FluxKustomizeCorpus(),
    ];
}
