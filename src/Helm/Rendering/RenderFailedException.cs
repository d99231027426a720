namespace Flux.Helm.Rendering;

/// <summary>Ends a render with the text users see; the façade turns it into a value.</summary>
internal sealed class RenderFailedException : Exception
{
    public RenderFailedException(string message)
        : base(message)
    {
    }

    public RenderFailedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
