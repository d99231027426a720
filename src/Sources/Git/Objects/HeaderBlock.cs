using System.Text;

namespace Flux.Sources.Git.Objects;

/// <summary>The <c>name value</c> lines that begin commits and tags; a line that starts with a space continues the one before.</summary>
internal sealed class HeaderBlock
{
    private readonly List<(string Name, string Value)> _fields = [];

    private HeaderBlock(string message) => Message = message;

    /// <summary>What follows the first empty line.</summary>
    public string Message { get; }

    public string? this[string name] => _fields.FirstOrDefault(field => field.Name == name).Value;

    public static HeaderBlock Parse(byte[] data)
    {
        var end = data.AsSpan().IndexOf("\n\n"u8);
        var head = Encoding.UTF8.GetString(end < 0 ? data : data.AsSpan(0, end));
        var block = new HeaderBlock(end < 0 ? "" : Encoding.UTF8.GetString(data.AsSpan(end + 2)));
        foreach (var line in head.Split('\n'))
        {
            if (line.StartsWith(' ') && block._fields.Count > 0)
            {
                var (name, value) = block._fields[^1];
                block._fields[^1] = (name, value + "\n" + line[1..]);
            }
            else
            {
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                block._fields.Add(space < 0 ? (line, "") : (line[..space], line[(space + 1)..]));
            }
        }

        return block;
    }

    /// <exception cref="SourceException">There is no such field, or it is no object id.</exception>
    public ObjectId Id(string name) =>
        ObjectId.TryParse(this[name]) ?? throw new SourceException($"malformed object: no valid '{name}'");
}
