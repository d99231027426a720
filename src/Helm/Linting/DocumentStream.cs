namespace Flux.Helm.Linting;

/// <summary>Splits documents as Kubernetes' decoder does: at any line that starts with <c>---</c>, whose rest is dropped.</summary>
internal static class DocumentStream
{
    public static IEnumerable<string> Split(string content)
    {
        const string Separator = "\n---";
        var start = 0;
        while (true)
        {
            var at = content.IndexOf(Separator, start, StringComparison.Ordinal);
            var lineEnd = at < 0 ? -1 : content.IndexOf('\n', at + Separator.Length);
            yield return at < 0 ? content[start..] : content[start..at];
            if (at < 0 || lineEnd < 0)
            {
                yield break;
            }

            start = lineEnd + 1;
        }
    }
}
