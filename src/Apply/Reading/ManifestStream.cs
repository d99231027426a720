using System.Text;
using System.Text.Json;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Yaml;

namespace Flux.Apply.Reading;

/// <summary>
/// The values of a text that may be JSON or YAML. A text that begins with a brace is read as JSON values one after another, until
/// one of the first two is not JSON: then the rest is YAML documents.
/// </summary>
internal sealed class ManifestStream(ReadOnlyMemory<byte> text)
{
    // As far as the original looks for the brace.
    private const int PeekLength = 2048;

    private YamlDocuments? _documents = StartsWithBrace(text.Span) ? null : new YamlDocuments(text);
    private int _at;
    private int _count;

    /// <summary>The next value, or what is wrong with it; false at the end.</summary>
    public bool Next(out MapNode? value, out string? error)
    {
        value = null;
        error = null;
        string? firstError = null;
        if (_documents is null)
        {
            var isAtEnd = SkipSpace(text.Span, _at) == text.Length;
            if (isAtEnd)
            {
                return false;
            }

            firstError = NextJson(out value);
            if (firstError is null || _count > 1 || !SwitchToYaml())
            {
                error = firstError;
                return true;
            }
        }

        if (!_documents!.Next(out var document, out error))
        {
            return false;
        }

        error ??= ReadYaml(document, out value);
        error = error is null ? null : firstError ?? error;
        return true;
    }

    private string? NextJson(out MapNode? value)
    {
        value = null;
        var start = SkipSpace(text.Span, _at);
        var rest = text[start..];
        if (ValueLength(rest.Span) is not { } length)
        {
            var problem = GoJsonSyntax.FindError(rest.Span, out var position) ?? "invalid JSON";
            if (position == rest.Length)
            {
                return "unexpected EOF";
            }

            return _count > 1 ? problem : $"json: offset {start + position + 1}: {problem}";
        }

        var json = rest[..length];
        try
        {
            var error = Accept(JsonNodeReader.Read(json.Span, Lenient), () => Encoding.UTF8.GetString(json.Span), out value);
            _at = error is null ? start + length : _at;
            _count += error is null ? 1 : 0;
            return error;
        }
        catch (ManifestException exception)
        {
            return exception.Message;
        }
    }

    private static readonly JsonReadOptions Lenient = new() { OnDuplicate = _ => { } };

    private string? ReadYaml(ReadOnlyMemory<byte> document, out MapNode? value)
    {
        value = null;
        Node node;
        try
        {
            node = YamlReader.Read(document.Span);
        }
        catch (ManifestException exception)
        {
            return "error converting YAML to JSON: " + exception.Message;
        }

        if (node is NullNode)
        {
            // A document of nothing but comments holds no object, which is no fault.
            value = new MapNode();
            return null;
        }

        var error = Accept(node, () => GoJson.ToString(Sorted(node)), out value);
        _count += error is null ? 1 : 0;
        return error is null ? null : "error unmarshaling JSON: while decoding JSON: " + error;
    }

    private static string? Accept(Node node, Func<string> json, out MapNode? value)
    {
        value = node as MapNode;
        if (value is null && node is not NullNode)
        {
            return $"json: cannot unmarshal {GoJsonSyntax.NameOf(node)} into Go value of type map[string]interface {{}}";
        }

        var isTyped = value.GetString("kind") is { Length: > 0 } && (value.GetString("apiVersion") ?? "").Count(c => c == '/') < 2;
        if (isTyped)
        {
            KubernetesNumbers.Apply(value!);
        }

        return isTyped ? null : $"Object 'Kind' is missing in '{json()}'";
    }

    // What was not JSON may be YAML, from behind the line on which the last value ended.
    private bool SwitchToYaml()
    {
        var span = text.Span;
        for (; _at < span.Length && char.IsWhiteSpace((char)span[_at]); _at++)
        {
            if (span[_at] == '\n')
            {
                _at++;
                break;
            }
        }

        if (_at < span.Length)
        {
            _documents = new YamlDocuments(text[_at..]);
        }

        return _documents is not null;
    }

    private static int? ValueLength(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ReadBudget.Default.MaxDepth, AllowMultipleValues = true });
        try
        {
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Node Sorted(Node node)
    {
        switch (node)
        {
            case MapNode map:
                var copy = new MapNode(map.Count);
                foreach (var (key, value) in map)
                {
                    copy.Add(key, Sorted(value));
                }

                copy.SortKeys();
                return copy;
            case ListNode list:
                return new ListNode(list.Select(Sorted));
            default:
                return node;
        }
    }

    private static bool StartsWithBrace(ReadOnlySpan<byte> text)
    {
        var at = SkipSpace(text, 0);
        return at < text.Length && at < PeekLength && text[at] == '{';
    }

    private static int SkipSpace(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at;
    }
}
