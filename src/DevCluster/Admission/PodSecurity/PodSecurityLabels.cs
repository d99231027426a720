using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Admission.PodSecurity;

/// <summary>The labels of a namespace that ask for Pod Security Standards.</summary>
internal static partial class PodSecurityLabels
{
    public const string Prefix = "pod-security.kubernetes.io/";

    private static readonly string[] Modes = ["enforce", "audit", "warn"];

    public static PodSecurityLevel Level(MapNode ns, string mode) => ns.GetString("metadata", "labels", Prefix + mode) switch
    {
        "baseline" => PodSecurityLevel.Baseline,
        "restricted" => PodSecurityLevel.Restricted,
        null or "privileged" => PodSecurityLevel.Privileged,

        // What is not understood is not let through.
        _ => PodSecurityLevel.Restricted,
    };

    /// <summary>The standard with its version, as messages name it.</summary>
    public static string Describe(MapNode ns, string mode) =>
        $"{Level(ns, mode).ToString().ToLowerInvariant()}:{ns.GetString("metadata", "labels", $"{Prefix}{mode}-version") ?? "latest"}";

    public static void Validate(MapNode ns, List<FieldError> errors)
    {
        foreach (var mode in Modes)
        {
            var level = ns.GetString("metadata", "labels", Prefix + mode);
            if (level is not (null or "privileged" or "baseline" or "restricted"))
            {
                errors.Add(FieldError.Invalid($"metadata.labels[{Prefix}{mode}]", level, "must be one of privileged, baseline, restricted"));
            }

            var version = ns.GetString("metadata", "labels", $"{Prefix}{mode}-version");
            if (version is not (null or "latest") && !Version().IsMatch(version))
            {
                errors.Add(FieldError.Invalid($"metadata.labels[{Prefix}{mode}-version]", version, "must be \"latest\" or \"v1.x\""));
            }
        }
    }

    [GeneratedRegex(@"^v1\.([0-9]|[1-9][0-9]*)\z")]
    private static partial Regex Version();
}
