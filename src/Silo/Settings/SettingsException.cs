namespace Flux.Silo.Settings;

/// <summary>Settings that cannot be used: the message has a line for each, with its name, its value and what it may be.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults));
