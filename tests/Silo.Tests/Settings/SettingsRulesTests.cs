using Flux.Silo.Hosting;
using Flux.Silo.Settings;

namespace Flux.Silo.Tests.Settings;

public sealed class SettingsRulesTests
{
    public static readonly TheoryData<Action<SiloSettings>, string> Faults = new()
    {
        { settings => settings.Storage = StorageKind.Postgres, "Flux__PostgresConnection is empty" },
        { settings => settings.Role = SiloRole.Api, "Flux__Role: Api is one process of several" },
        { settings => settings.Home = HomeKind.Kubeconfig, "Flux__HomeKubeconfig is empty" },
        { settings => settings.DataDirectory = "", "Flux__DataDirectory is empty" },
        { settings => settings.ServiceId = "", "Flux__ServiceId is empty" },
        { settings => settings.ListenAddress = "nonsense", "Flux__ListenAddress: 'nonsense' is not an IP address" },
        { Shared(settings => settings.ListenAddress = "0.0.0.0"), "by which other silos reach this one" },
        { settings => settings.HttpPort = 99999, "Flux__HttpPort: '99999' is not a port" },
        { settings => settings.SiloPort = -5, "Flux__SiloPort: '-5' is not a port" },
        { settings => settings.AdvertisedAddress = "http://flux:8080", "Flux__AdvertisedAddress" },
        { settings => settings.DrainDelay = TimeSpan.FromSeconds(-1), "Flux__DrainDelay" },
        { settings => settings.DrainDelay = TimeSpan.FromMinutes(3), "Flux__DrainDelay" },
        { settings => settings.ArtifactRetentionTtl = TimeSpan.FromSeconds(-1), "Flux__ArtifactRetentionTtl" },
        { settings => settings.ArtifactRetentionRecords = -1, "Flux__ArtifactRetentionRecords" },
        { settings => settings.ArtifactDigestAlgorithm = "md5", "Flux__ArtifactDigestAlgorithm: 'md5' is not one of sha256" },
        { settings => settings.Reconcile.Controllers = ["HelmRelease"], "Flux__Reconcile__Controllers: 'HelmRelease' is not a kind that is worked on: GitRepository, Kustomization, Tenant" },
        { settings => settings.Reconcile.FeatureGates = new HashSet<string> { "Nope" }, "Flux__Reconcile__FeatureGates: 'Nope' is not a gate" },
        { settings => settings.Reconcile.MinRetryDelay = TimeSpan.Zero, "Flux__Reconcile__MinRetryDelay" },
        { settings => settings.Reconcile.MaxRetryDelay = TimeSpan.FromMilliseconds(1), "Flux__Reconcile__MaxRetryDelay" },
        { settings => settings.Reconcile.IntervalJitterPercentage = 101, "Flux__Reconcile__IntervalJitterPercentage" },
        { settings => settings.Reconcile.ConcurrentSsa = 0, "Flux__Reconcile__ConcurrentSsa" },
        { settings => settings.Reconcile.WatchConfigsLabelSelector = "a in", "Flux__Reconcile__WatchConfigsLabelSelector" },
        { settings => settings.Reconcile.EventsAddress = "notification-controller", "Flux__Reconcile__EventsAddress" },
        { settings => settings.Reconcile.SopsAgeSecret = "keys", "Flux__Reconcile__SopsAgeSecret" },
        { settings => settings.Reconcile.CustomApplyStageKinds = ["a/b/c"], "Flux__Reconcile__CustomApplyStageKinds" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Check_SettingThatCannotBeMeant_IsNamed(Action<SiloSettings> change, string message)
    {
        var settings = new SiloSettings();
        change(settings);

        var error = Assert.Throws<SettingsException>(() => SettingsRules.Check(settings));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Check_SettingsThatWork_AreNoFault()
    {
        Action<SiloSettings>[] usable =
        [
            _ => { },
            Shared(settings => settings.Role = SiloRole.Api),
            Shared(settings => settings.ListenAddress = "10.0.0.1"),
            settings => (settings.ListenAddress, settings.AdvertisedAddress) = ("::", "flux-0.flux-silos.flux-system.svc:8080"),
            settings => (settings.Home, settings.HomeKubeconfig) = (HomeKind.Kubeconfig, "kubeconfig"),
            settings => settings.Reconcile.CustomApplyStageKinds = ["cert-manager.io/ClusterIssuer"],
            settings => settings.Reconcile.WatchConfigsLabelSelector = "",
        ];

        foreach (var change in usable)
        {
            var settings = new SiloSettings();
            change(settings);
            SettingsRules.Check(settings);
        }
    }

    private static Action<SiloSettings> Shared(Action<SiloSettings> change) => settings =>
    {
        (settings.Storage, settings.PostgresConnection) = (StorageKind.Postgres, "Host=db");
        change(settings);
    };
}
