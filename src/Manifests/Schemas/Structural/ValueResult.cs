using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>
/// What checking a value against one schema found: its errors, each once, and how many checks it got through. The count
/// picks the alternative of <c>anyOf</c> and <c>oneOf</c> whose errors are worth reporting.
/// </summary>
internal sealed class ValueResult
{
    private readonly HashSet<FieldError> _seen = [];
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public int Matches { get; private set; }

    public bool IsValid => _errors.Count == 0;

    public void Match() => Matches++;

    public void Add(FieldError error)
    {
        if (_seen.Add(error))
        {
            _errors.Add(error);
        }
    }

    public void Merge(ValueResult other)
    {
        Matches += other.Matches;
        foreach (var error in other._errors)
        {
            Add(error);
        }
    }

    /// <summary>The same count of checks, no errors.</summary>
    public ValueResult WithoutErrors() => new() { Matches = Matches };
}
