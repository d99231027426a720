using System.Globalization;
using System.Text;
using Flux.Helm.Templates.Functions.Time;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Data.Toml;

/// <summary>Template values as BurntSushi's encoder prints them: plain keys first, then tables, each indented by two.</summary>
internal sealed class TomlWriter
{
    private const int MaxDepth = 500;

    private readonly StringBuilder _output = new();
    private bool _hasWritten;

    public static string Write(object? value)
    {
        var writer = new TomlWriter();
        writer.WriteRoot(value);
        return writer._output.ToString();
    }

    private void WriteRoot(object? value)
    {
        switch (value)
        {
            case null:
                throw new TemplateCallException("reflect: call of reflect.Value.Type on zero Value");
            case GoMap map:
                WriteTable([], map.Entries);
                break;
            case GoObject { Type.Kind: GoKind.Struct or GoKind.Pointer or GoKind.Map } item:
                WriteTable([], item.Fields);
                break;
            case GoList list when IsTableArray(list):
                throw new TemplateCallException("toml: top-level values must be Go maps or structs");
            default:
                WriteInline(value);
                break;
        }
    }

    private void WriteTable(List<string> path, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        if (path.Count > MaxDepth)
        {
            throw new TemplateCallException("toml: the value nests too deeply");
        }

        var all = entries.Where(entry => entry.Value is not (null or GoMap { IsNil: true })).ToArray();
        foreach (var (key, value) in all.Where(entry => !IsTable(entry.Value)))
        {
            Indent(path.Count);
            _output.Append(Key(key)).Append(" = ");
            WriteInline(value!);
            _output.Append('\n');
            _hasWritten = true;
        }

        foreach (var (key, value) in all.Where(entry => IsTable(entry.Value)))
        {
            WriteSubtables([.. path, key], value!);
        }
    }

    private void WriteSubtables(List<string> path, object value)
    {
        if (value is GoList list)
        {
            foreach (var item in list.Items)
            {
                WriteHeader(path, "[[", "]]");
                WriteTable(path, ((GoMap)item!).Entries);
            }

            return;
        }

        var entries = value is GoMap map ? map.Entries : ((GoObject)value).Fields;
        WriteHeader(path, "[", "]");
        WriteTable(path, entries);
    }

    private void WriteHeader(List<string> path, string open, string close)
    {
        if (_hasWritten && (path.Count == 1 || open == "[["))
        {
            _output.Append('\n');
        }

        Indent(path.Count - 1);
        _output.Append(open).AppendJoin('.', path.Select(Key)).Append(close).Append('\n');
        _hasWritten = true;
    }

    private void WriteInline(object value)
    {
        switch (value)
        {
            case string text:
                _output.Append(TomlText.Quote(text));
                break;
            case bool boolean:
                _output.Append(boolean ? "true" : "false");
                break;
            case double number:
                _output.Append(TomlText.Float(number));
                break;
            case GoTime time:
                _output.Append(time.Format("2006-01-02T15:04:05.999999999Z07:00"));
                break;
            case GoDuration duration:
                _output.Append(TomlText.Quote(DurationText.Format(duration.Nanoseconds)));
                break;
            case GoList list:
                WriteArray(list);
                break;
            case GoMap map:
                WriteInlineTable(map);
                break;
            default:
                _output.Append(GoNumbers.IsInteger(value)
                    ? GoNumbers.ToBigInteger(value).ToString(CultureInfo.InvariantCulture)
                    : TomlText.Quote(Strings.StringFunctions.ToText(value)));
                break;
        }
    }

    private void WriteArray(GoList list)
    {
        _output.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            _output.Append(i == 0 ? "" : ", ");
            WriteInline(list[i] ?? throw new TemplateCallException("toml: cannot encode array with nil element"));
        }

        _output.Append(']');
    }

    private void WriteInlineTable(GoMap map)
    {
        _output.Append('{');
        var first = true;
        foreach (var (key, value) in map.Entries.Where(entry => entry.Value is not null))
        {
            _output.Append(first ? "" : ", ").Append(Key(key)).Append(" = ");
            first = false;
            WriteInline(value!);
        }

        _output.Append('}');
    }

    private void Indent(int depth) => _output.Append(' ', depth * 2);

    private static bool IsTable(object? value) => value is GoMap || (value is GoList list && IsTableArray(list)) || value is GoObject and not GoTime;

    private static bool IsTableArray(GoList list) => list.Count > 0 && list.Items.All(item => item is GoMap);

    private static string Key(string key) =>
        key.Length > 0 && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? key : TomlText.Quote(GoText.Sanitize(key));
}
