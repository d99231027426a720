namespace Flux.Helm.Templates.Functions;

/// <summary>Marks the message of <c>required</c> and <c>fail</c>, which is shown without the way the error took.</summary>
internal static class Warning
{
    private const string Start = "HELM_ERR_START";
    private const string End = "HELM_ERR_END";

    public static string Wrap(string message) => Start + message + End;

    /// <summary>The marked message in an error, if there is one.</summary>
    public static string? Find(string error)
    {
        var start = error.IndexOf(Start, StringComparison.Ordinal);
        var end = start < 0 ? -1 : error.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? null : error[(start + Start.Length)..end];
    }
}
