using Flux.ObjectStore;

namespace Flux.KubeApi.Certificates;

/// <summary>Texts that only their owner may read.</summary>
public static class SecretFile
{
    /// <summary>Writes a file, replacing one that is there.</summary>
    public static void Write(string path, string text)
    {
        using var writer = new StreamWriter(OwnerOnlyFile.Open(path, FileMode.Create));
        writer.Write(text);
    }
}
