using Flux.Helm.Templates.Functions.Strings;

namespace Flux.Helm.Rendering;

/// <summary>Splits rendered text into documents. A separator needs no line end: <c>---kind: Pod</c> begins a document as well.</summary>
internal static class ManifestSplitter
{
    public static IReadOnlyList<string> Split(string text)
    {
        var documents = new List<string>();
        var rest = TrimStart(text);
        var start = 0;
        for (var at = 0; at <= rest.Length;)
        {
            var isSeparator = string.CompareOrdinal(rest, at, "---", 0, 3) == 0;
            if (isSeparator)
            {
                Add(documents, rest[start..at]);
                start = at + 3;
                while (start < rest.Length && rest[start] is ' ' or '\t')
                {
                    start++;
                }
            }

            var newLine = at < rest.Length ? rest.IndexOf('\n', at) : -1;
            if (newLine < 0)
            {
                break;
            }

            at = newLine + 1;
        }

        Add(documents, rest[Math.Min(start, rest.Length)..]);
        return documents;
    }

    private static void Add(List<string> documents, string document)
    {
        var trimmed = TrimStart(document);
        if (trimmed.Length > 0)
        {
            documents.Add(trimmed);
        }
    }

    private static string TrimStart(string text)
    {
        var at = 0;
        while (at < text.Length && GoSpace.IsSpace(text[at]))
        {
            at++;
        }

        return text[at..];
    }
}
