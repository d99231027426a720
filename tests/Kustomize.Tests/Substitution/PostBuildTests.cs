using Flux.Kustomize.Substitution;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Tests.Substitution;

public sealed class PostBuildTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["v"] = "w" };

    [Fact]
    public void SubstituteAll_TwoGetOneName_IsAnError()
    {
        var (objects, error) = PostBuild.SubstituteAll([Map("${v}"), Map("w")], Variables);

        Assert.Null(objects);
        Assert.Equal("in Replace: id matched 2 resources: ConfigMap.v1.[noGrp]/w", error);
    }

    [Fact]
    public void SubstituteAll_NamesChangeHands_IsNone()
    {
        var (objects, error) = PostBuild.SubstituteAll([Map("${v}x"), Map("${v}")], Variables);

        Assert.Null(error);
        Assert.Equal(["wx", "w"], objects!.Select(item => item.GetString("metadata", "name")));
    }

    [Fact]
    public void IsSubject_SwitchedOff_IsNot() =>
        Assert.False(PostBuild.IsSubject((MapNode)YamlReader.Read("{kind: ConfigMap, metadata: {labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}}}")!));

    private static MapNode Map(string name) => (MapNode)YamlReader.Read($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: '{name}', namespace: ns}}}}")!;
}
