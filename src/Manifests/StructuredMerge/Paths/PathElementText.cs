using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Flux.Manifests.Text;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>Path elements as fieldsV1 writes them: <c>f:</c> field, <c>k:</c> key fields, <c>v:</c> value, <c>i:</c> index.</summary>
internal static class PathElementText
{
    /// <summary>Reads a fieldsV1 key.</summary>
    /// <param name="text">The key; "." is the caller's.</param>
    /// <param name="element">Null when the kind of element is unknown, which is to be passed over.</param>
    /// <param name="error">What is wrong, when the result is false.</param>
    public static bool TryRead(string text, out PathElement? element, [NotNullWhen(false)] out string? error)
    {
        element = null;
        error = null;
        if (text.Length < 2 && Encoding.UTF8.GetByteCount(text) < 2)
        {
            error = "key must be 2 characters long:";
        }
        else if (text.Length < 2 || text[1] != ':')
        {
            error = "missing colon: " + text;
        }
        else
        {
            element = ReadTyped(text, out error);
        }

        return error is null;
    }

    public static string Write(PathElement element)
    {
        if (element.Kind == PathElementKind.Field)
        {
            return "f:" + element.FieldName;
        }

        if (element.Kind == PathElementKind.Index)
        {
            return "i:" + element.Index.ToString(CultureInfo.InvariantCulture);
        }

        var output = new StringBuilder();
        if (element.Kind == PathElementKind.Value)
        {
            GoJsonText.AppendValue(output.Append("v:"), element.Value.ToNode());
            return output.ToString();
        }

        output.Append("k:{");
        foreach (var field in element.Key)
        {
            output.Append(output.Length > 3 ? "," : "");
            GoJsonText.AppendName(output, field.Name);
            GoJsonText.AppendValue(output.Append(':'), field.Value.ToNode());
        }

        return output.Append('}').ToString();
    }

    private static PathElement? ReadTyped(string text, out string? error)
    {
        error = null;
        switch (text[0])
        {
            case 'f':
                return PathElement.OfField(text[2..], text);
            case 'i':
                if (int.TryParse(text.AsSpan(2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
                {
                    return PathElement.OfIndex(index);
                }

                error = $"strconv.Atoi: parsing {GoText.Quote(text[2..])}: invalid syntax";
                return null;
            case 'k' or 'v':
                return ReadJson(text, out error);
            default:
                return null;
        }
    }

    private static PathElement? ReadJson(string text, out string? error)
    {
        error = null;
        var json = text.AsSpan(2);
        var bytes = new byte[Encoding.UTF8.GetByteCount(json)];
        Encoding.UTF8.GetBytes(json, bytes);
        var iterator = new JsonIterator(bytes);
        try
        {
            if (text[0] == 'v')
            {
                return PathElement.OfValue(iterator.ReadPathValue());
            }

            var fields = new List<KeyField>(2);
            iterator.ReadMap("ReadObjectCB", name => fields.Add(new KeyField(name, iterator.ReadPathValue())));
            return PathElement.OfKey([.. fields]);
        }
        catch (StructuredMergeException failure)
        {
            error = failure.Message;
            return null;
        }
    }
}
