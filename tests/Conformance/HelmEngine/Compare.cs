namespace Flux.Conformance.HelmEngine;

internal static class Compare
{
    /// <summary>Null when equal, else both texts.</summary>
    public static string? Text(string what, string? expected, string? actual) =>
        string.Equals(expected, actual, StringComparison.Ordinal) ? null : $"{what}: want {Show(expected)} got {Show(actual)}";

    private static string Show(string? text) => text is null ? "null" : System.Text.Json.JsonSerializer.Serialize(text, Options);

    private static readonly System.Text.Json.JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
