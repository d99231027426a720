using Flux.Apply.Applying;
using Flux.Contracts.Kustomizations;

namespace Flux.Grains.Kustomizations;

internal static class IgnoreRules
{
    public static IReadOnlyList<IgnoreRule> Compile(IReadOnlyList<IgnoreRuleSpec> specs) => [.. specs.Select(Compile)];

    private static IgnoreRule Compile(IgnoreRuleSpec spec) => new(spec.Paths)
    {
        Group = spec.Target?.Group,
        Version = spec.Target?.Version,
        Kind = spec.Target?.Kind,
        Name = spec.Target?.Name,
        Namespace = spec.Target?.Namespace,
    };
}
