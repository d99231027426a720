namespace Flux.Conformance.Running;

/// <summary>Where the corpora and the baselines are: beside the checkout, or where FLUX_SHARED points.</summary>
public static class Locations
{
    public static string Repository { get; } = Flux.Testing.Repository.Root;

    public static string Shared { get; } =
        Environment.GetEnvironmentVariable("FLUX_SHARED") ?? Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    public static string Baselines { get; } = Path.Combine(Repository, "tests", "Conformance", "baselines");

    public static string Corpus(string name)
    {
        var path = Path.Combine(Shared, "conformance", name);
        return Directory.Exists(path)
            ? path
            : throw new DirectoryNotFoundException($"The corpus '{name}' is not at {path}. Put the shared folder beside the checkout or set FLUX_SHARED.");
    }
}
