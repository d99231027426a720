using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>Nodes to text: the layout of collections. One instance per document.</summary>
internal sealed class YamlEmitter
{
    private const int IndentStep = 2;

    /// <summary>A longer key is written after a question mark.</summary>
    private const int LongestSimpleKey = 128;

    // Of longer texts the bytes are counted, rather than three times as many reserved.
    private const int LongestGuessed = 64 * 1024;

    private readonly YamlWriteOptions _options;
    private readonly OutputBuffer _output;
    private readonly LayoutWriter _layout;
    private readonly ScalarWriter _scalars;
    private byte[] _scratch = new byte[256];

    public YamlEmitter(OutputBuffer output, YamlWriteOptions options)
    {
        _options = options;
        _output = output;
        _layout = new LayoutWriter(output);
        _scalars = new ScalarWriter(_layout, options.Width);
    }

    public void WriteDocument(Node node)
    {
        Write(node, -1, afterKey: false);
        _layout.Indent(0);
    }

    private void Write(Node node, int indent, bool afterKey)
    {
        switch (node)
        {
            case MapNode map:
                WriteMap(map, indent, afterKey);
                break;
            case ListNode list:
                WriteList(list, indent, afterKey);
                break;
            case StringNode text:
                WriteString(text.Value, indent);
                break;
            case NumberNode number:
                WriteAscii(_options.KeepNumberText ? number.Text : NumberText.Of(number));
                break;
            case BooleanNode boolean:
                WriteAscii(boolean.Value ? "true" : "false");
                break;
            default:
                WriteAscii("null");
                break;
        }
    }

    private void WriteMap(MapNode map, int indent, bool afterKey)
    {
        if (map.Count == 0)
        {
            _layout.Empty("{}"u8);
            return;
        }

        indent = indent < 0 ? 0 : afterKey ? Deeper(indent) : indent + IndentStep;
        var sorted = _options.KeepKeyOrder ? null : KeyOrder.Sort(map);
        for (var i = 0; i < map.Count; i++)
        {
            var (key, value) = sorted is null ? map.EntryAt(i) : sorted[i];
            _layout.Indent(indent);
            WriteKey(key, indent);
            Write(value, indent, afterKey: true);
        }
    }

    private void WriteList(ListNode list, int indent, bool afterKey)
    {
        if (list.Count == 0)
        {
            _layout.Empty("[]"u8);
            return;
        }

        var isFlush = afterKey && !_layout.InIndentation && !_options.IndentSequences;
        indent = indent < 0 ? 0 : isFlush ? indent : afterKey ? Deeper(indent) : indent + IndentStep;
        foreach (var item in list)
        {
            _layout.Indent(indent);
            _layout.Indicator((byte)'-', needsSpace: true, countsAsIndentation: true);
            Write(item, indent, afterKey: false);
        }
    }

    private void WriteKey(string key, int indent)
    {
        if (key.Length <= LongestSimpleKey && StringAnalyzer.IsTriviallyPlain(key))
        {
            WriteAscii(key);
            _layout.Indicator((byte)':', needsSpace: false);
            return;
        }

        var text = Encode(StringAnalyzer.PassThroughJson(key));
        var traits = ScalarTraits.Analyze(text);
        if (!traits.IsMultiline && text.Length <= LongestSimpleKey)
        {
            _scalars.Write(text, StringAnalyzer.ChooseStyle(text, traits, asSimpleKey: true), indent, allowBreaks: false);
            _layout.Indicator((byte)':', needsSpace: false);
            return;
        }

        _layout.Indicator((byte)'?', needsSpace: true, countsAsIndentation: true);
        _scalars.Write(text, StringAnalyzer.ChooseStyle(text, traits, asSimpleKey: false), indent + IndentStep, allowBreaks: true);
        _layout.Indent(indent);
        _layout.Indicator((byte)':', needsSpace: true, countsAsIndentation: true);
    }

    private void WriteString(string value, int indent)
    {
        if (StringAnalyzer.IsTriviallyPlain(value))
        {
            WriteAscii(value);
            return;
        }

        var text = Encode(StringAnalyzer.PassThroughJson(value));
        var traits = ScalarTraits.Analyze(text);
        _scalars.Write(text, StringAnalyzer.ChooseStyle(text, traits, asSimpleKey: false), indent < 0 ? IndentStep : Deeper(indent), allowBreaks: true);
    }

    /// <summary>The next step of indentation; wider ones go to their own multiples, also below the two columns of a list's dash.</summary>
    private int Deeper(int indent) =>
        _options.IndentWidth == IndentStep ? indent + IndentStep : _options.IndentWidth * ((indent + _options.IndentWidth) / _options.IndentWidth);

    private void WriteAscii(string text)
    {
        _layout.Separate(needsSpace: true);
        _output.PutText(Encode(text));
        _layout.EndText();
    }

    private ReadOnlySpan<byte> Encode(string text)
    {
        var needed = text.Length <= LongestGuessed ? Encoding.UTF8.GetMaxByteCount(text.Length) : Encoding.UTF8.GetByteCount(text);
        if (needed > _scratch.Length)
        {
            _scratch = new byte[needed];
        }

        return _scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, _scratch));
    }
}
