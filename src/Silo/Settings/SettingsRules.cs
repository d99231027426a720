using System.Net;
using Flux.Silo.Hosting;
using Flux.Sources.Storage;

namespace Flux.Silo.Settings;

/// <summary>Which settings cannot be meant, each alone or together with others.</summary>
internal static class SettingsRules
{
    private const int LargestPort = 65535;

    /// <exception cref="SettingsException">Names all that cannot be used.</exception>
    public static void Check(SiloSettings settings)
    {
        var faults = Combinations(settings)
            .Concat(Addresses(settings))
            .Concat(Artifacts(settings))
            .Concat(ReconcileRules.Faults(settings.Reconcile))
            .OfType<string>()
            .ToArray();
        if (faults.Length > 0)
        {
            throw new SettingsException(faults);
        }
    }

    public static string? Unless(bool isFine, string name, object value, string wanted) =>
        isFine ? null : $"{SiloSettings.Section}__{name}: '{value}' is not {wanted}";

    private static IEnumerable<string?> Combinations(SiloSettings settings)
    {
        yield return Needed(settings.DataDirectory, "DataDirectory", "where databases, artifacts and certificates are kept");
        yield return Needed(settings.ServiceId, "ServiceId", "it is part of every stored key");
        yield return Needed(settings.ClusterId, "ClusterId", "silos of one control plane find each other by it");
        if (settings.Storage == StorageKind.Postgres)
        {
            yield return Needed(settings.PostgresConnection, "PostgresConnection", "Storage is Postgres: set it to a connection string such as Host=postgres;Database=flux;Username=flux;Password=…");
        }
        else if (settings.Role != SiloRole.All)
        {
            yield return $"{SiloSettings.Section}__Role: {settings.Role} is one process of several, which share a PostgreSQL database; with Storage Sqlite one process does everything (All)";
        }

        if (settings.Home == HomeKind.Kubeconfig)
        {
            yield return Needed(settings.HomeKubeconfig, "HomeKubeconfig", "Home is Kubeconfig: set it to the file of the home cluster");
        }

        yield return Unless(
            settings.DrainDelay >= TimeSpan.Zero && settings.DrainDelay < HttpSurface.ShutdownTimeout,
            nameof(settings.DrainDelay), settings.DrainDelay, $"between zero and {HttpSurface.ShutdownTimeout}, which is all the time that a process has to stop");
        yield return Unless(settings.WorkloadDelay >= TimeSpan.Zero, nameof(settings.WorkloadDelay), settings.WorkloadDelay, "a time from now on");
    }

    private static IEnumerable<string?> Addresses(SiloSettings settings)
    {
        yield return Port(settings.ApiPort, nameof(settings.ApiPort));
        yield return Port(settings.HttpPort, nameof(settings.HttpPort));
        yield return Port(settings.SiloPort, nameof(settings.SiloPort));
        yield return Port(settings.GatewayPort, nameof(settings.GatewayPort));
        var isAddress = IPAddress.TryParse(settings.ListenAddress, out var address);
        yield return Unless(isAddress, nameof(settings.ListenAddress), settings.ListenAddress, "an IP address, such as 127.0.0.1, or 0.0.0.0 for all of this machine");
        var isShared = settings.Storage == StorageKind.Postgres && settings.RunsGrains;
        yield return Unless(
            !isShared || !isAddress || !(address!.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)),
            nameof(settings.ListenAddress), settings.ListenAddress, "an address by which other silos reach this one: set it to this machine's (in a pod: status.podIP)");
        yield return Unless(
            settings.AdvertisedAddress.Length == 0 || Uri.TryCreate($"http://{settings.AdvertisedAddress}/", UriKind.Absolute, out var advertised) && advertised.Authority.Length > 0 && advertised.AbsolutePath == "/" && !settings.AdvertisedAddress.Contains('/', StringComparison.Ordinal),
            nameof(settings.AdvertisedAddress), settings.AdvertisedAddress, "a host and a port, such as flux-0.flux-silos:8080, without a scheme");
    }

    private static IEnumerable<string?> Artifacts(SiloSettings settings)
    {
        yield return Unless(settings.ArtifactRetentionTtl >= TimeSpan.Zero, nameof(settings.ArtifactRetentionTtl), settings.ArtifactRetentionTtl, "a time from zero up");
        yield return Unless(settings.ArtifactRetentionRecords >= 0, nameof(settings.ArtifactRetentionRecords), settings.ArtifactRetentionRecords, "a number from zero up");
        yield return Unless(
            DigestAlgorithm.All.Any(algorithm => algorithm.Name == settings.ArtifactDigestAlgorithm),
            nameof(settings.ArtifactDigestAlgorithm), settings.ArtifactDigestAlgorithm, $"one of {string.Join(", ", DigestAlgorithm.All.Select(algorithm => algorithm.Name))}");
    }

    private static string? Port(int port, string name) => Unless(port is >= 0 and <= LargestPort, name, port, $"a port (1 to {LargestPort}; 0 for a free one)");

    private static string? Needed(string value, string name, string why) => value.Length > 0 ? null : $"{SiloSettings.Section}__{name} is empty: {why}";
}
