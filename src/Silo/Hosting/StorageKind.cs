namespace Flux.Silo.Hosting;

public enum StorageKind
{
    /// <summary>One file, one process.</summary>
    Sqlite,

    /// <summary>One database, many processes.</summary>
    Postgres,
}
