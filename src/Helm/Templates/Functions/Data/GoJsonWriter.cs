using System.Globalization;
using System.Numerics;
using System.Text;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using Flux.Manifests.Numbers;

namespace Flux.Helm.Templates.Functions.Data;

/// <summary>Template values as encoding/json prints them.</summary>
internal sealed class GoJsonWriter(StringBuilder output, bool escapeHtml, string? indent)
{
    private const int MaxDepth = 1_000;

    /// <summary>Compact when <paramref name="indent"/> is null.</summary>
    public static string Write(object? value, bool escapeHtml = true, string? indent = null)
    {
        var output = new StringBuilder();
        new GoJsonWriter(output, escapeHtml, indent).WriteValue(value, 0);
        return output.ToString();
    }

    private void WriteValue(object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new TemplateCallException("json: unsupported value: encountered a cycle");
        }

        switch (value)
        {
            case null:
                output.Append("null");
                break;
            case string text:
                WriteString(text);
                break;
            case bool boolean:
                output.Append(boolean ? "true" : "false");
                break;
            case double number:
                output.Append(double.IsFinite(number) ? GoFloat.FormatJson(number) : throw new TemplateCallException($"json: unsupported value: {Formatting.FloatText.Format(number, 'g', -1)}"));
                break;
            case GoMap map:
                WriteMap(map, depth);
                break;
            case GoList list:
                WriteList(list, depth);
                break;
            case Complex:
                throw new TemplateCallException("json: unsupported type: complex128");
            case GoObject item:
                WriteObject(item, depth);
                break;
            default:
                output.Append(GoNumbers.ToBigInteger(value).ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private void WriteObject(GoObject item, int depth)
    {
        if (item is IJsonForm { JsonForm: var form })
        {
            WriteValue(form, depth);
        }
        else
        {
            WriteEntries(item.Fields, depth);
        }
    }

    private void WriteMap(GoMap map, int depth)
    {
        if (map.IsNil)
        {
            output.Append("null");
        }
        else
        {
            WriteEntries(map.Entries, depth);
        }
    }

    private void WriteEntries(IEnumerable<KeyValuePair<string, object?>> entries, int depth)
    {
        output.Append('{');
        var first = true;
        foreach (var (key, value) in entries)
        {
            output.Append(first ? "" : ",");
            first = false;
            NewLine(depth + 1);
            WriteString(key);
            output.Append(indent is null ? ":" : ": ");
            WriteValue(value, depth + 1);
        }

        if (!first)
        {
            NewLine(depth);
        }

        output.Append('}');
    }

    private void WriteList(GoList list, int depth)
    {
        if (list.IsNil)
        {
            output.Append("null");
            return;
        }

        if (ReferenceEquals(list.Type, GoType.ByteSlice))
        {
            WriteString(Convert.ToBase64String(GoBytes.ToArray(list)));
            return;
        }

        output.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            output.Append(i == 0 ? "" : ",");
            NewLine(depth + 1);
            WriteValue(list[i], depth + 1);
        }

        if (list.Count > 0)
        {
            NewLine(depth);
        }

        output.Append(']');
    }

    private void NewLine(int depth)
    {
        if (indent is not null)
        {
            output.Append('\n');
            for (var i = 0; i < depth; i++)
            {
                output.Append(indent);
            }
        }
    }

    private void WriteString(string text)
    {
        output.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var escape = character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                '<' or '>' or '&' when escapeHtml => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                < ' ' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ when GoText.IsEscapedByte(text, i) => @"\ufffd",
                _ => null,
            };
            if (escape is null)
            {
                output.Append(character);
            }
            else
            {
                output.Append(escape);
            }
        }

        output.Append('"');
    }
}
