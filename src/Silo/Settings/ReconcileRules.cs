using Flux.Grains.Reconciling;
using Flux.Manifests.Selectors;
using Flux.Silo.Hosting;

namespace Flux.Silo.Settings;

/// <summary>Which settings of the controllers cannot be meant.</summary>
internal static class ReconcileRules
{
    private const string Prefix = nameof(SiloSettings.Reconcile) + "__";

    private static readonly IReadOnlyList<string> Kinds = new ReconcileOptions().Controllers;

    public static IEnumerable<string?> Faults(ReconcileOptions options) => Times(options).Concat(Numbers(options)).Concat(Names(options));

    private static IEnumerable<string?> Times(ReconcileOptions options)
    {
        yield return Positive(options.MinRetryDelay, nameof(options.MinRetryDelay));
        yield return Positive(options.RequeueDependency, nameof(options.RequeueDependency));
        yield return Positive(options.WatchPeriod, nameof(options.WatchPeriod));
        yield return Positive(options.UsageReportPeriod, nameof(options.UsageReportPeriod));
        yield return Positive(options.RemoteBaseTimeout, nameof(options.RemoteBaseTimeout));
        yield return Unless(options.FullCheckPeriod >= TimeSpan.Zero, nameof(options.FullCheckPeriod), options.FullCheckPeriod, "a time from zero (compare at every interval) up");
        yield return Unless(
            options.MaxRetryDelay >= options.MinRetryDelay, nameof(options.MaxRetryDelay), options.MaxRetryDelay, $"at least MinRetryDelay ({options.MinRetryDelay})");
    }

    private static IEnumerable<string?> Numbers(ReconcileOptions options)
    {
        yield return Percentage(options.IntervalJitterPercentage, nameof(options.IntervalJitterPercentage));
        yield return Percentage(options.PruneMissingPercentage, nameof(options.PruneMissingPercentage));
        yield return Unless(options.ConcurrentSsa >= 1, nameof(options.ConcurrentSsa), options.ConcurrentSsa, "a number from 1 up");
        yield return Unless(options.HttpRetry >= 0, nameof(options.HttpRetry), options.HttpRetry, "a number from 0 up");
        yield return Unless(options.RemoteBaseBytes > 0, nameof(options.RemoteBaseBytes), options.RemoteBaseBytes, "a number of bytes from 1 up");
    }

    private static IEnumerable<string?> Names(ReconcileOptions options)
    {
        foreach (var kind in options.Controllers.Where(kind => !Kinds.Contains(kind)))
        {
            yield return Unless(false, nameof(options.Controllers), kind, $"a kind that is worked on: {string.Join(", ", Kinds)}");
        }

        foreach (var gate in options.FeatureGates.Where(gate => !FeatureGates.IsKnown(gate)))
        {
            yield return Unless(false, nameof(options.FeatureGates), gate, $"a gate of this control plane: {string.Join(", ", FeatureGates.All)} (each also with =true or =false)");
        }

        foreach (var kind in options.CustomApplyStageKinds.Where(kind => kind.Split('/').Length > 2 || kind.EndsWith('/')))
        {
            yield return Unless(false, nameof(options.CustomApplyStageKinds), kind, "a kind such as cert-manager.io/ClusterIssuer");
        }

        yield return SelectorFault(options.WatchConfigsLabelSelector);
        yield return Unless(
            options.SopsAgeSecret.Length == 0 || options.SopsAgeSecret.Split('/') is [{ Length: > 0 }, { Length: > 0 }],
            nameof(options.SopsAgeSecret), options.SopsAgeSecret, "a Secret as namespace/name");
        yield return Unless(
            options.EventsAddress.Length == 0 || (Uri.TryCreate(options.EventsAddress, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"),
            nameof(options.EventsAddress), options.EventsAddress, "an http or https URL");
    }

    private static string? SelectorFault(string text)
    {
        try
        {
            LabelSelector.Parse(text);
            return null;
        }
        catch (SelectorException error)
        {
            return Unless(false, nameof(ReconcileOptions.WatchConfigsLabelSelector), text, $"a label selector: {error.Message}");
        }
    }

    private static string? Positive(TimeSpan value, string name) => Unless(value > TimeSpan.Zero, name, value, "a time above zero");

    private static string? Percentage(int value, string name) => Unless(value is >= 0 and <= 100, name, value, "between 0 and 100");

    private static string? Unless(bool isFine, string name, object value, string wanted) => SettingsRules.Unless(isFine, Prefix + name, value, wanted);
}
