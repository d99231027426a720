using System.Text;
using System.Text.Json;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Json;

/// <summary>JSON text to nodes: key order and number text are kept.</summary>
public static class JsonNodeReader
{
    /// <exception cref="ManifestException">The text is not JSON, has a duplicate key, or exceeds the budget.</exception>
    public static Node Read(string json, JsonReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(json), options);

    /// <inheritdoc cref="Read(string, JsonReadOptions?)"/>
    public static Node Read(ReadOnlySpan<byte> utf8, JsonReadOptions? options = null)
    {
        options ??= JsonReadOptions.Default;
        if (utf8.Length > options.Budget.MaxBytes)
        {
            throw new ManifestException($"the document has {utf8.Length} bytes, more than the allowed {options.Budget.MaxBytes}");
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = options.Budget.MaxDepth });
        try
        {
            reader.Read();
            var builder = new JsonNodeBuilder(options);
            var node = builder.Build(ref reader);
            if (reader.Read())
            {
                throw new ManifestException("text after the end of the JSON value");
            }

            return node;
        }
        catch (JsonException error)
        {
            throw new ManifestException(
                error.Message.Split(" LineNumber:", 2)[0].TrimEnd('.'),
                (int)(error.LineNumber ?? -1) + 1,
                (int)(error.BytePositionInLine ?? -1) + 1);
        }
        catch (InvalidOperationException)
        {
            // The reader transcodes lazily and reports invalid UTF-8 or lone surrogates this way.
            throw new ManifestException("a string is not valid UTF-8");
        }
    }
}
