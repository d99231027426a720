using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Pipeline;

/// <summary>Writes <c>Warning</c> headers, which kubectl prints.</summary>
internal static class WarningHeaders
{
    public static void Append(HttpResponse response, List<string> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        foreach (var warning in warnings.Distinct(StringComparer.Ordinal))
        {
            response.Headers.Append("Warning", $"299 - \"{Escape(warning)}\"");
        }

        warnings.Clear();
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\n', ' ');
}
