using System.Globalization;
using Flux.Grains.Reconciling;
using Flux.Manifests.Text;
using Flux.Silo.Hosting;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>The settings that the recorded source-controller ran with, from its command line.</summary>
internal static class SourceControllerFlags
{
    public static void Apply(SiloSettings settings, IEnumerable<string> flags)
    {
        settings.Reconcile = new ReconcileOptions
        {
            Controllers = ["GitRepository"],
            RequeueDependency = TimeSpan.FromMinutes(10),
            IntervalJitterPercentage = 0,
            WakeDependents = false,
            AllowUnclaimedNamespaces = true,
        };
        settings.ArtifactRetentionTtl = TimeSpan.FromHours(1);
        settings.ArtifactRetentionRecords = 2;
        (settings.ArtifactDigestAlgorithm, settings.AdvertisedAddress) = ("sha256", "");
        (settings.SshHostKeyAlgorithms, settings.SshKeyExchangeAlgorithms) = ([], []);
        foreach (var flag in flags)
        {
            var parts = flag.Split('=', 2);
            Set(settings, parts[0], parts.Length > 1 ? parts[1] : "true");
        }
    }

    private static TimeSpan Duration(string value, TimeSpan otherwise) => GoDuration.TryParseTimeSpan(value, out var duration) ? duration : otherwise;

    private static void Set(SiloSettings settings, string flag, string value)
    {
        switch (flag)
        {
            case "--artifact-retention-ttl":
                settings.ArtifactRetentionTtl = Duration(value, settings.ArtifactRetentionTtl);
                break;
            case "--artifact-retention-records":
                settings.ArtifactRetentionRecords = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--artifact-digest-algo":
                settings.ArtifactDigestAlgorithm = value;
                break;
            case "--storage-adv-addr":
                settings.AdvertisedAddress = value;
                break;
            case "--requeue-dependency":
                settings.Reconcile.RequeueDependency = Duration(value, settings.Reconcile.RequeueDependency);
                break;
            case "--min-retry-delay":
                settings.Reconcile.MinRetryDelay = Duration(value, settings.Reconcile.MinRetryDelay);
                break;
            case "--max-retry-delay":
                settings.Reconcile.MaxRetryDelay = Duration(value, settings.Reconcile.MaxRetryDelay);
                break;
            case "--ssh-hostkey-algos":
                settings.SshHostKeyAlgorithms = value.Split(',');
                break;
            case "--ssh-kex-algos":
                settings.SshKeyExchangeAlgorithms = value.Split(',');
                break;
            case "--feature-gates":
                settings.Reconcile.FeatureGates = value.Split(',').Select(gate => gate.Replace("=true", "", StringComparison.Ordinal)).ToHashSet();
                break;
        }
    }
}
