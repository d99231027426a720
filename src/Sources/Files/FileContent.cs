namespace Flux.Sources.Files;

/// <summary>Where a file's bytes come from. Opening may happen many times, also from several threads.</summary>
public abstract class FileContent
{
    /// <summary>Size in bytes; <see cref="Open"/> yields exactly as many.</summary>
    public abstract long Length { get; }

    public abstract Stream Open();
}
