namespace Flux.Helm.Templates.Syntax;

/// <summary>A template cannot be parsed. The message is Go's, with template name and line.</summary>
internal sealed class TemplateSyntaxException(string message) : Exception(message);
