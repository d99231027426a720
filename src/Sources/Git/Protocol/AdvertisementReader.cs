using Flux.Sources.Files;
using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git.Protocol;

/// <summary>
/// Reads what upload-pack says first: every reference (versions 0 and 1), or only capabilities (version 2).
/// </summary>
internal static class AdvertisementReader
{
    private const string NoRefsName = "capabilities^{}";

    /// <param name="withServiceHeader">True over HTTP, where the service's name comes first.</param>
    /// <returns>Null when there are more references than the limit.</returns>
    /// <exception cref="SourceException">The server reports an error, or speaks something else.</exception>
    public static async Task<RemoteRefs?> ReadAsync(Stream stream, bool withServiceHeader, int maxRefs, CancellationToken cancellationToken)
    {
        var lines = new PktLineReader(stream);
        var refs = new RemoteRefs();
        var first = true;
        while (true)
        {
            var content = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (lines.Kind == PktKind.Data)
            {
                first &= !AddLine(refs, NameEncoding.GetString(content.Span.TrimEnd((byte)'\n')), first);
            }
            else if (lines.Kind == PktKind.Flush && withServiceHeader && first)
            {
                // This one only separates the service's name from what follows.
                withServiceHeader = false;
            }
            else
            {
                return lines.Kind == PktKind.End && first ? throw new SourceException("unexpected end of the server's answer") : refs;
            }

            if (refs.Ids.Count > maxRefs)
            {
                return null;
            }
        }
    }

    /// <returns>Whether the line says something about the repository; titles do not.</returns>
    private static bool AddLine(RemoteRefs refs, string line, bool first)
    {
        if (line.StartsWith("# service=", StringComparison.Ordinal) || line == "version 1")
        {
            return false;
        }

        if (line == "version 2")
        {
            refs.IsVersion2 = true;
        }
        else if (refs.IsVersion2)
        {
            refs.AddCapability(line);
        }
        else
        {
            AddReference(refs, line, first);
        }

        return true;
    }

    private static void AddReference(RemoteRefs refs, string line, bool first)
    {
        if (line.StartsWith("ERR ", StringComparison.Ordinal))
        {
            throw new SourceException(line[4..]);
        }

        if (line.StartsWith("shallow ", StringComparison.Ordinal))
        {
            return;
        }

        var end = line.IndexOf('\0', StringComparison.Ordinal);
        if (first && end >= 0)
        {
            foreach (var capability in line[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                refs.AddCapability(capability);
            }
        }

        var reference = end < 0 ? line : line[..end];
        var space = reference.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || ObjectId.TryParse(reference.AsSpan(0, space)) is not { } id)
        {
            throw new SourceException("the server's answer is not in Git's protocol: no reference where one must stand");
        }

        if (reference[(space + 1)..] != NoRefsName)
        {
            refs.Add(reference[(space + 1)..], id);
        }
    }
}
