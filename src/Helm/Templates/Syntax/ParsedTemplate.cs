using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Syntax;

/// <summary>A named template: the file itself or a <c>define</c> in it. Immutable once parsed.</summary>
internal sealed class ParsedTemplate(string name, string fileName, string text, ListNode root)
{
    public string Name => name;

    /// <summary>The name of the text it was parsed from: what error locations show.</summary>
    public string FileName => fileName;

    public ListNode Root => root;

    /// <summary><c>file:line:column</c>, the column in bytes from 0 on a line other than the first, as Go has it.</summary>
    public string Locate(TemplateNode node)
    {
        var before = text.AsSpan(0, node.Position);
        var lineStart = before.LastIndexOf('\n') + 1;
        return $"{fileName}:{1 + before.Count('\n')}:{GoText.ByteCount(before[lineStart..])}";
    }
}
