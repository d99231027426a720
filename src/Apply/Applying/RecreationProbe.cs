namespace Flux.Apply.Applying;

internal static class RecreationProbe
{
    private const string Suffix = "-recreate-check";
    private const int MaxName = 63;

    /// <summary>A name that is not taken, valid wherever the original is.</summary>
    public static string NameFor(string name) => (name.Length + Suffix.Length > MaxName ? name[..(MaxName - Suffix.Length)] : name) + Suffix;
}
