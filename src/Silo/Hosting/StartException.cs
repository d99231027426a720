namespace Flux.Silo.Hosting;

/// <summary>The process cannot start for a reason outside of it: the message names it, and what to do.</summary>
internal sealed class StartException(string message) : Exception(message);
