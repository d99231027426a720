namespace Flux.Helm.Templates.Evaluation;

/// <summary>
/// A template failed while executing. The message is Go's, with template, line, column and the failing expression; the inner
/// exception is what a called function returned, if that was it.
/// </summary>
internal sealed class TemplateExecutionException(string message, Exception? cause) : Exception(message, cause);
