namespace Flux.Sops.Formats;

/// <summary>
/// How comments of line formats stand in a tree: as entries whose keys no file can have, in their place among the others.
/// </summary>
internal static class LineComments
{
    private const char Mark = '\u0001';

    public static string KeyOf(int position) => $"{Mark}{position}";

    public static bool IsComment(string key) => key.Length > 0 && key[0] == Mark;
}
