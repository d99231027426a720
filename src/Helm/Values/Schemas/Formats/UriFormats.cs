using Flux.Helm.Templates.Functions.Urls;

namespace Flux.Helm.Values.Schemas.Formats;

/// <summary>Addresses of resources, as Go reads them.</summary>
internal static class UriFormats
{
    public static string? Absolute(string text) =>
        GoUrl.TryParse(text, out var error) is not { } url ? error
        : url.Scheme.Length == 0 ? "relative url"
        : null;

    public static string? Reference(string text) => GoUrl.TryParse(text, out var error) is null ? error : null;
}
