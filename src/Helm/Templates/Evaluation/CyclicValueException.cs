namespace Flux.Helm.Templates.Evaluation;

/// <summary>A value holds itself: whoever goes through it does not come back, but for writers of JSON, which look for it.</summary>
/// <param name="type">Go's name for the type of what was met twice.</param>
internal sealed class CyclicValueException(string type) : RenderBudgetException("a value holds itself")
{
    /// <summary>What Go's writer of JSON says.</summary>
    public string JsonMessage => $"json: unsupported value: encountered a cycle via {type}";
}
