using System.Numerics;

namespace Flux.Helm.Templates.Syntax;

/// <summary>A number, with every type its text can be read as.</summary>
internal sealed class NumberLiteralNode(int position, string text) : TemplateNode(position)
{
    public string Text => text;

    public long? Int { get; init; }

    public ulong? Uint { get; init; }

    public double? Float { get; init; }

    public Complex? Complex { get; init; }

    public override string ToString() => text;
}
