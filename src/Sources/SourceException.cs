namespace Flux.Sources;

/// <summary>
/// An expected failure inside this engine: bad input, a refused operation, a server that misbehaves. Façades catch it and
/// answer with a value; it never reaches a caller. <see cref="Exception.Message"/> is what the user reads.
/// </summary>
public sealed class SourceException : Exception
{
    public SourceException(string message) : base(message)
    {
    }

    public SourceException(string message, Exception inner) : base(message, inner)
    {
    }
}
