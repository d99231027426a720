namespace Flux.KubeApi.Resources;

/// <summary>What a body had that the server does not keep, in the order of decoding.</summary>
public sealed class DecodeReport
{
    private readonly List<string> _faults = [];

    /// <summary>Texts such as <c>unknown field "spec.foo"</c>.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public void Unknown(string path) => _faults.Add($"unknown field \"{path}\"");

    /// <summary>Adds a fault in the words of whoever found it.</summary>
    public void Add(string fault) => _faults.Add(fault);

    /// <summary>Takes over what a nested decoding found.</summary>
    internal void AddBelow(string field, DecodeReport inner) =>
        _faults.AddRange(inner._faults.Select(fault => fault.Insert(fault.IndexOf('"', StringComparison.Ordinal) + 1, field + ".")));
}
