namespace Flux.KubeApi.Audit;

/// <param name="Records">Whole lines whose chain holds.</param>
/// <param name="Error">The first line at which the chain is broken, with its file; null when it holds to the end.</param>
public sealed record AuditVerification(long Records, string? Error)
{
    /// <summary>Follows the chain of a log from its first file to its last line.</summary>
    /// <param name="directory">Where the log's files are.</param>
    public static AuditVerification Of(string directory)
    {
        var (records, previous) = (0L, AuditLine.Origin);
        var expected = 1;
        foreach (var number in AuditFiles.Numbers(directory))
        {
            var path = AuditFiles.PathOf(directory, number);
            if (number != expected++)
            {
                return new AuditVerification(records, $"{path}: the file before it is missing");
            }

            var lineNumber = 0;
            foreach (var line in Lines(path))
            {
                lineNumber++;
                if (AuditLine.PreviousOf(line) != previous)
                {
                    return new AuditVerification(records, $"{path}:{lineNumber}: does not follow the line before it: one of the two was changed, added or removed");
                }

                previous = AuditLine.Digest(line);
                records++;
            }
        }

        return new AuditVerification(records, null);
    }

    private static IEnumerable<byte[]> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new BufferedStream(file, 64 * 1024);
        var line = new List<byte>(512);
        for (var next = reader.ReadByte(); next >= 0; next = reader.ReadByte())
        {
            if (next != '\n')
            {
                line.Add((byte)next);
                continue;
            }

            yield return [.. line];
            line.Clear();
        }
    }
}
