namespace Flux.Helm.Templates.Evaluation;

/// <summary>A render has used up its budget. The evaluator adds where it was at that time.</summary>
internal class RenderBudgetException(string message) : Exception(message);
