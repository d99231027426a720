using Flux.Conformance.Running;

namespace Flux.Conformance.HelmEngine;

internal static class HelmEngineCorpus
{
    public static ICorpus Create() => new TopicCorpus(
        "helm-engine", new YamlMarshalTopic(), new YamlParseTopic(), new GoTemplateTopic(), new HelmRenderTopic(), new HelmPartsTopic());
}
