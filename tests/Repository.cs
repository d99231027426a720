namespace Flux.Testing;

/// <summary>The checkout that the tests are built in. What the compiler knows of it is no path of this machine in a build for release.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Flux.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no checkout: the tests read files of it.");
    }
}
