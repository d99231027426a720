using System.Globalization;
using Flux.Grains.Reconciling;
using Flux.Manifests.Text;

namespace Flux.Conformance.Scenarios;

/// <summary>The settings that the recorded controllers ran with, from their command line.</summary>
internal static class ControllerFlags
{
    public static ReconcileOptions Parse(IEnumerable<string> flags)
    {
        var options = new ReconcileOptions
        {
            Controllers = ["Kustomization"],
            RequeueDependency = TimeSpan.FromSeconds(3),
            HttpRetry = 1,
            IntervalJitterPercentage = 0,
            ConcurrentSsa = 1,
            WakeDependents = false,
            FullCheckPeriod = TimeSpan.Zero,
            AllowUnclaimedNamespaces = true,
            AllowRemoteBases = true,
            PruneMissingPercentage = 100,
        };
        foreach (var flag in flags)
        {
            var parts = flag.Split('=', 2);
            Apply(options, parts[0], parts.Length > 1 ? parts[1] : "true");
        }

        return options;
    }

    private static void Apply(ReconcileOptions options, string flag, string value)
    {
        switch (flag)
        {
            case "--no-cross-namespace-refs":
                options.NoCrossNamespaceRefs = value == "true";
                break;
            case "--no-remote-bases":
                options.AllowRemoteBases = value != "true";
                break;
            case "--default-service-account":
                options.DefaultServiceAccount = value;
                break;
            case "--http-retry":
                options.HttpRetry = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--requeue-dependency":
                options.RequeueDependency = GoDuration.TryParseTimeSpan(value, out var delay) ? delay : options.RequeueDependency;
                break;
            case "--interval-jitter-percentage":
                options.IntervalJitterPercentage = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--concurrent-ssa":
                options.ConcurrentSsa = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--sops-age-secret":
                options.SopsAgeSecret = $"flux-system/{value}";
                break;
            case "--override-manager":
                options.OverrideManagers = [.. options.OverrideManagers, value];
                break;
            case "--custom-apply-stage-kinds":
                options.CustomApplyStageKinds = value.Split(',');
                break;
            case "--feature-gates":
                options.FeatureGates = value.Split(',').Select(Gate).ToHashSet();
                break;
        }
    }

    private static string Gate(string text) => text.EndsWith("=true", StringComparison.Ordinal) ? text[..^"=true".Length] : text;
}
