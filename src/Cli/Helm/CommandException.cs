namespace Flux.Cli.Helm;

/// <summary>Ends a command with a message for the user.</summary>
public sealed class CommandException(string message) : Exception(message);
