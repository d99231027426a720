namespace Flux.ObjectStore.Postgres;

/// <summary>
/// Names as PostgreSQL can hold them. Its text has no NUL, but a name may: Kubernetes allows every character but a few in the names of
/// roles, and a batch must not fail for one of its names.
/// </summary>
internal static class PostgresText
{
    private const char Mark = '\u0001';
    private static readonly string Nul = $"{Mark}0";
    private static readonly string OwnMark = $"{Mark}1";

    public static string Encode(string text) => text.AsSpan().ContainsAny('\0', Mark)
        ? text.Replace(Mark.ToString(), OwnMark, StringComparison.Ordinal).Replace("\0", Nul, StringComparison.Ordinal)
        : text;

    public static string Decode(string stored) => stored.Contains(Mark)
        ? stored.Replace(Nul, "\0", StringComparison.Ordinal).Replace(OwnMark, Mark.ToString(), StringComparison.Ordinal)
        : stored;
}
