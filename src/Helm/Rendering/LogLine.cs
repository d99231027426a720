using Flux.Helm.Templates.Text;

namespace Flux.Helm.Rendering;

/// <summary>Lines as Helm logs them.</summary>
internal static class LogLine
{
    /// <summary>Quoted where it must be to stay one word.</summary>
    public static string Value(string text) =>
        text.Length == 0 || text.AsSpan().IndexOfAny(" =\"") >= 0 || text.Any(char.IsControl) ? GoQuote.Quote(text) : text;

    public static string Info(string message) => $"level=INFO msg={GoQuote.Quote(message)}";
}
