using Flux.Helm.Templates.Text;

namespace Flux.Helm.Rendering;

/// <summary>Lines as Helm logs them.</summary>
internal static class LogLine
{
    public static string Info(string message) => $"level=INFO msg={GoQuote.Quote(message)}";
}
