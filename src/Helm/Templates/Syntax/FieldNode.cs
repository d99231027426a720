namespace Flux.Helm.Templates.Syntax;

/// <summary>A chain of fields of dot: <c>.Values.image</c>.</summary>
internal sealed class FieldNode(int position, string[] names) : TemplateNode(position)
{
    public string[] Names => names;

    public override string ToString() => "." + string.Join(".", names);
}
