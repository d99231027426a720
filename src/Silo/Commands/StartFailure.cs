using Flux.ObjectStore;
using Flux.Silo.Hosting;
using Flux.Silo.Settings;
using Flux.Sources;
using Microsoft.AspNetCore.Connections;

namespace Flux.Silo.Commands;

/// <summary>What a person reads when the process ends by an exception.</summary>
internal static class StartFailure
{
    /// <summary>
    /// A line of what is wrong and what to do; for what nobody has thought of, all that is known of it.
    /// </summary>
    public static string Describe(Exception error) => error switch
    {
        SettingsException => string.Join('\n', error.Message.Split('\n').Select(fault => $"error: {fault}")),
        IOException { InnerException: AddressInUseException } =>
            $"error: {error.Message} Stop what listens there, or choose another port (up: --api-port, --http-port; run: Flux__ApiPort, Flux__HttpPort).",
        StartException or ObjectStoreException or IOException or SourceException or UnauthorizedAccessException or InvalidDataException => $"error: {error.Message}",
        _ => $"error: {error}",
    };
}
