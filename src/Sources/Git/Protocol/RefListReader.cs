using Flux.Sources.Files;
using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git.Protocol;

/// <summary>Reads the answer to version 2's ls-refs.</summary>
internal static class RefListReader
{
    private const string Peeled = "peeled:";

    public static async Task ReadAsync(Stream stream, RemoteRefs refs, CancellationToken cancellationToken)
    {
        var lines = new PktLineReader(stream);
        while (true)
        {
            var content = await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (lines.Kind != PktKind.Data)
            {
                return;
            }

            var parts = NameEncoding.GetString(content.Span.TrimEnd((byte)'\n')).Split(' ');
            if (parts[0] == "ERR")
            {
                throw new SourceException(string.Join(' ', parts[1..]));
            }

            if (parts.Length < 2 || ObjectId.TryParse(parts[0]) is not { } id)
            {
                continue;
            }

            refs.Add(parts[1], id);
            var peeled = parts.FirstOrDefault(part => part.StartsWith(Peeled, StringComparison.Ordinal));
            if (peeled is not null && ObjectId.TryParse(peeled.AsSpan(Peeled.Length)) is { } target)
            {
                refs.Add(parts[1] + RemoteRefs.PeeledSuffix, target);
            }
        }
    }
}
