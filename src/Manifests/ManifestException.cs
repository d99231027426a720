namespace Flux.Manifests;

/// <summary>
/// Input that is not what it claims to be. Engines catch it at their edge and turn it into a value with the file's name;
/// it is an exception only because it ends a recursive descent.
/// </summary>
public sealed class ManifestException : Exception
{
    public ManifestException(ManifestError error)
        : base(error.ToString()) => Error = error;

    public ManifestException(string message, int line = 0, int column = 0)
        : this(new ManifestError(message, line, column))
    {
    }

    public ManifestError Error { get; }
}
