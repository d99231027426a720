using Flux.Sources.Files;

namespace Flux.Sources.Archives;

/// <summary>How modes are written into an archive.</summary>
public sealed class ArchiveOptions
{
    private const int Permissions = 0b111_111_111;

    private readonly bool _normalise;

    private ArchiveOptions(bool normalise) => _normalise = normalise;

    /// <summary>Source artifacts: 0750 for directories, 0700 for files that anyone may execute, else 0600.</summary>
    public static ArchiveOptions Artifact { get; } = new(normalise: true);

    /// <summary>Archives pushed to a registry: modes as they are.</summary>
    public static ArchiveOptions Pushed { get; } = new(normalise: false);

    internal int DirectoryMode(int mode) => _normalise ? FileModes.Directory : mode & Permissions;

    internal int FileMode(int mode) => !_normalise ? mode & Permissions : (mode & FileModes.AnyExecute) != 0 ? FileModes.OwnerAll : FileModes.OwnerReadWrite;
}
