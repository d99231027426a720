using System.Xml.Linq;

namespace Flux.Architecture.Tests;

/// <summary>Who may reference whom (docs/architecture.md). Anything not listed is forbidden.</summary>
public sealed class DependencyDirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Manifests"] = [],
        ["Compression"] = [],
        ["Kustomize"] = ["Manifests"],
        ["Helm"] = ["Manifests", "Compression"],
        ["Sources"] = ["Manifests", "Compression"],
        ["Sops"] = ["Manifests"],
        ["Apply"] = ["Manifests"],
        ["Rollout"] = ["Manifests"],
        ["Notifications"] = ["Manifests"],
        ["Images"] = ["Manifests"],
        ["ObjectStore"] = ["Manifests"],
        ["KubeApi"] = ["Manifests", "ObjectStore"],
        ["DevCluster"] = ["Manifests", "ObjectStore", "KubeApi"],
        ["Contracts"] = [],
        ["Grains"] = ["Contracts", "Manifests", "ObjectStore", "Kustomize", "Helm", "Sources", "Sops", "Apply", "Rollout", "Notifications", "Images"],
        ["Api"] = ["Contracts", "Manifests", "ObjectStore", "KubeApi"],
        ["Silo"] = ["Contracts", "Manifests", "ObjectStore", "KubeApi", "DevCluster", "Grains", "Api", "Kustomize", "Helm", "Sources", "Sops", "Apply", "Rollout", "Notifications", "Images"],
        ["Cli"] = ["Contracts", "Manifests", "Kustomize", "Helm", "Sources", "Apply"],
    };

    [Fact]
    public void SourceProjects_References_PointDownwardsOnly()
    {
        var violations =
            from project in RepositoryFiles.Projects()
            where RepositoryFiles.Relative(project).StartsWith("src/", StringComparison.Ordinal)
            let name = Path.GetFileNameWithoutExtension(project)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)
            where !Allowed.TryGetValue(name, out var allowed) || !allowed.Contains(target)
            select $"{name} -> {target}";

        Assert.Empty(violations);
    }

    [Fact]
    public void Engines_Packages_HaveNoOrleans()
    {
        string[] free = ["Manifests", "Compression", "Kustomize", "Helm", "Sources", "Sops", "Apply", "Rollout", "Notifications", "Images", "ObjectStore", "KubeApi", "DevCluster", "Api"];
        var violations =
            from project in RepositoryFiles.Projects()
            let name = Path.GetFileNameWithoutExtension(project)
            where free.Contains(name)
            from package in XDocument.Load(project).Descendants("PackageReference")
            let id = package.Attribute("Include")!.Value
            where id.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)
            select $"{name} -> {id}";

        Assert.Empty(violations);
    }

    [Fact]
    public void Projects_PackageVersions_StandInOneFile()
    {
        var violations =
            from project in RepositoryFiles.Projects()
            from package in XDocument.Load(project).Descendants("PackageReference")
            where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            select RepositoryFiles.Relative(project);

        Assert.Empty(violations);
    }
}
