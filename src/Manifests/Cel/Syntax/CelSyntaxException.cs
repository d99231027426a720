namespace Flux.Manifests.Cel.Syntax;

/// <summary>Ends the descent of the parser at a fault that it cannot get over; the issue is in its list.</summary>
internal sealed class CelSyntaxException : Exception;
