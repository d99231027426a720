using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flux.KubeApi.Audit;

/// <summary>
/// The form of a record in the log: a line of JSON that names the digest of the line before it. A line that was changed, taken
/// out or put in later breaks the chain at the line after it.
/// </summary>
internal static class AuditLine
{
    /// <summary>What the first line names.</summary>
    public const string Origin = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string PreviousField = "previous";

    // What a caller chooses has a length that lines can bear: a record tells who did what, not all that they sent.
    private const int MaxText = 1024;
    private const int MaxNote = 4096;
    private const string Cut = "...TRUNCATED";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line without its end.</summary>
    public static byte[] Write(AuditRecord record, string previous)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Form);
        json.WriteStartObject();
        json.WriteString("auditID", record.AuditId);
        json.WriteString("time", record.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("user", Bounded(record.Caller));
        WriteUnless(json, "impersonatedUser", record.ActingAs, record.Caller);
        json.WriteString("verb", record.Verb);
        WriteUnless(json, "group", record.Group, "");
        json.WriteString("resource", Bounded(record.Resource));
        WriteUnless(json, "namespace", record.Namespace, "");
        WriteUnless(json, "name", record.Name, "");
        json.WriteString("path", Bounded(record.Path));
        json.WriteNumber("code", record.Code);
        WriteUnless(json, "source", record.Source, "");
        WriteUnless(json, "userAgent", record.UserAgent, "");
        WriteAnnotations(json, record.Annotations);
        json.WriteString(PreviousField, previous);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What the line after this one names.</summary>
    public static string Digest(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line));

    /// <summary>What this line names; null when it is no record.</summary>
    public static string? PreviousOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(PreviousField, out var previous)
                ? previous.GetString()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void WriteAnnotations(Utf8JsonWriter json, IReadOnlyDictionary<string, string> annotations)
    {
        if (annotations.Count == 0)
        {
            return;
        }

        json.WriteStartObject("annotations");
        foreach (var (name, value) in annotations)
        {
            json.WriteString(Bounded(name), Bounded(value, MaxNote));
        }

        json.WriteEndObject();
    }

    private static void WriteUnless(Utf8JsonWriter json, string field, string value, string usual)
    {
        if (value != usual)
        {
            json.WriteString(field, Bounded(value));
        }
    }

    private static string Bounded(string text, int most = MaxText) => text.Length <= most ? text : text[..most] + Cut;
}
