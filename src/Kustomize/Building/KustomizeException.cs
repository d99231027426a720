namespace Flux.Kustomize.Building;

/// <summary>Ends a build from deep inside it; the façade turns it into a value.</summary>
internal sealed class KustomizeException : Exception
{
    public KustomizeException(string message, string? file = null, string? resource = null, string? field = null)
        : this(new KustomizeError(message, file, resource, field))
    {
    }

    public KustomizeException(KustomizeError error)
        : base(error.Message) => Error = error;

    public KustomizeError Error { get; }

    /// <summary>True when the input was not YAML at all: such a file is reported without trying it as a directory.</summary>
    public bool IsMalformedYaml { get; init; }

    /// <summary>True when a limit was hit: no other reading of the input is tried then.</summary>
    public bool IsFatal { get; init; }

    /// <summary>This failure, said of a file and a field if it is said of none.</summary>
    public KustomizeException In(string? file, string? field = null) =>
        (Error.File ?? file) == Error.File && (Error.Field ?? field) == Error.Field
            ? this
            : new(Error with { File = Error.File ?? file, Field = Error.Field ?? field })
            {
                IsMalformedYaml = IsMalformedYaml,
                IsFatal = IsFatal,
            };

    /// <summary>This failure with the step that met it put before the message.</summary>
    public KustomizeException Within(string prefix, string? file = null, string? resource = null, string? field = null) =>
        new(new KustomizeError(
            $"{prefix}: {Error.Message}", Error.File ?? file, Error.Resource ?? resource, Error.Field ?? field))
        {
            IsMalformedYaml = IsMalformedYaml,
            IsFatal = IsFatal,
        };
}
