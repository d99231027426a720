namespace Flux.Helm.Templates.Syntax;

/// <summary>A piece of a parsed template. <see cref="object.ToString"/> gives its source form, which errors quote.</summary>
internal abstract class TemplateNode(int position)
{
    /// <summary>Where it starts in the text, in UTF-16 units.</summary>
    public int Position => position;
}
