namespace Flux.Helm.Templates.Values;

/// <summary>
/// A function returned an error or panicked, which templates cannot tell apart. The evaluator catches it and adds where.
/// </summary>
internal sealed class TemplateCallException : Exception
{
    public TemplateCallException(string message)
        : base(message)
    {
    }

    public TemplateCallException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
