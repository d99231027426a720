using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Toolkit;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Tests.Toolkit;

public sealed class ToolkitBuilderTests
{
    private const string Manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    [Fact]
    public void Build_SeveralKustomizationFiles_IsRefusedByTheBuild()
    {
        var result = Build("", ("kustomization.yaml", "resources: []"), ("Kustomization", "resources: []"));

        Assert.Equal("kustomize build failed: Found multiple kustomization files under: .\n", Assert.Single(result.Errors).Message);
    }

    [Fact]
    public void Build_PathOfAFile_SaysThatItIsNoDirectory()
    {
        var result = Build("a.yaml", ("a.yaml", Manifest));

        Assert.StartsWith("open a.yaml/kustomization.yaml: not a directory", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    private static BuildResult Build(string path, params (string Name, string Text)[] files) => ToolkitBuilder.Build(
        new InMemoryFileSystem(files.Select(file => KeyValuePair.Create(file.Name, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text))), []),
        path,
        new MapNode(),
        cancellationToken: TestContext.Current.CancellationToken);
}
