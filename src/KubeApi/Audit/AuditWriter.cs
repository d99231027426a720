namespace Flux.KubeApi.Audit;

/// <summary>Appends to the newest file of a log and begins the next when it is full. Used by one thread at a time.</summary>
internal sealed class AuditWriter : IDisposable
{
    // Longer than any line, whose parts are bounded.
    private const int TailBytes = 1024 * 1024;

    private readonly AuditLogOptions _options;
    private FileStream _file;
    private int _number;
    private string _previous;

    private AuditWriter(AuditLogOptions options, int number, FileStream file, string previous) =>
        (_options, _number, _file, _previous) = (options, number, file, previous);

    /// <summary>
    /// Goes on where the log ends. A line that a crash left unfinished is taken away: its record was not acknowledged by the log,
    /// and the chain goes on from the last whole line.
    /// </summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static AuditWriter Open(AuditLogOptions options)
    {
        Directory.CreateDirectory(options.Directory);
        var numbers = AuditFiles.Numbers(options.Directory);
        var number = numbers.Length > 0 ? numbers[^1] : 1;
        var file = new FileStream(AuditFiles.PathOf(options.Directory, number), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var last = CutUnfinished(file);
        if (last is null && numbers.Length > 1)
        {
            last = LastLine(AuditFiles.PathOf(options.Directory, numbers[^2]));
        }

        return new AuditWriter(options, number, file, last is null ? AuditLine.Origin : AuditLine.Digest(last));
    }

    public void Append(AuditRecord record)
    {
        if (_file.Position >= _options.MaxFileBytes)
        {
            _file.Dispose();
            _number++;
            _file = new FileStream(AuditFiles.PathOf(_options.Directory, _number), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        }

        var line = AuditLine.Write(record, _previous);
        _file.Write(line);
        _file.WriteByte((byte)'\n');
        _previous = AuditLine.Digest(line);
    }

    public void Flush() => _file.Flush();

    public void Dispose() => _file.Dispose();

    private static byte[]? LastLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        return CutUnfinished(file);
    }

    /// <summary>Leaves the file at its end, after the last whole line.</summary>
    /// <returns>That line; null when there is none.</returns>
    /// <exception cref="InvalidDataException">The end of the file is no log.</exception>
    private static byte[]? CutUnfinished(FileStream file)
    {
        var tail = new byte[Math.Min(file.Length, TailBytes)];
        var offset = file.Length - tail.Length;
        file.Position = offset;
        file.ReadExactly(tail);
        var end = Array.LastIndexOf(tail, (byte)'\n');
        if (end < 0 && offset > 0)
        {
            throw new InvalidDataException($"{file.Name} does not end like an audit log: move it away to begin a new one.");
        }

        file.SetLength(offset + end + 1);
        file.Position = file.Length;
        return end < 0 ? null : tail[LineStart(tail, end)..end];
    }

    private static int LineStart(byte[] tail, int end) => end == 0 ? 0 : Array.LastIndexOf(tail, (byte)'\n', end - 1) + 1;
}
