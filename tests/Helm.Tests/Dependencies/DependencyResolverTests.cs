using Flux.Helm.Charts;
using Flux.Helm.Dependencies;

namespace Flux.Helm.Tests.Dependencies;

public sealed class DependencyResolverTests
{
    [Fact]
    public void Resolve_Range_TakesTheNewestVersionInIt()
    {
        var locked = DependencyResolver.Resolve([Dependency("^1.0.0")], new Catalog("2.0.0", "1.2.0-rc.1", "1.1.0", "1.0.0"));

        Assert.Equal("1.1.0", Assert.Single(locked).Version);
    }

    [Fact]
    public void Resolve_NoVersionInRange_NamesChartRepositoryAndRange()
    {
        var error = Assert.Throws<DependencyException>(() => DependencyResolver.Resolve([Dependency("^5")], new Catalog("1.0.0")));

        Assert.StartsWith("can't get a valid version for 1 subchart(s): \"a\" (repository \"https://r.example.com\", version \"^5\").", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_UnreadableRange_IsAnError() =>
        Assert.Equal(
            "dependency \"a\" has an invalid version/constraint format: improper constraint: \"x y\"",
            Assert.Throws<DependencyException>(() => DependencyResolver.Resolve([Dependency("x y")], new Catalog("1.0.0"))).Message);

    /// <summary>Recorded from helm 4.3.1.</summary>
    [Fact]
    public void Digest_OfDeclaredAndLocked_IsHelms()
    {
        var declared = new ChartDependency { Name = "a", Version = "^1.0.0", Repository = "file://../a" };

        Assert.Equal(
            "sha256:aa1b9b2fe8abea93298b333bfb265a5fd4c8c11351534958aa61d837bbb795e5",
            DependencyDigest.Of([declared], [declared with { Version = "1.0.0" }]));
    }

    private static ChartDependency Dependency(string range) => new() { Name = "a", Version = range, Repository = "https://r.example.com" };

    private sealed class Catalog(params string[] versions) : IDependencyCatalog
    {
        public IReadOnlyList<string> Versions(ChartDependency dependency) => versions;
    }
}
