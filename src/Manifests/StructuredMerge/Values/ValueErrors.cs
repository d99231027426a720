using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>The misfits of one value.</summary>
internal sealed class ValueErrors
{
    private readonly List<ValueError> _errors = [];

    public int Count => _errors.Count;

    public void Add(string message) => _errors.Add(new ValueError(message));

    /// <summary>Puts an element in front of the paths of the errors added since.</summary>
    public void Prefix(int since, PathElement element)
    {
        var prefix = element.ToString();
        for (var i = since; i < _errors.Count; i++)
        {
            _errors[i].Path = prefix + _errors[i].Path;
        }
    }

    public override string ToString() =>
        _errors.Count == 1 ? _errors[0].ToString() : string.Join("\n  ", _errors.Select(error => error.ToString()).Prepend("errors:"));
}
