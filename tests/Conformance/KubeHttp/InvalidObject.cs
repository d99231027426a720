using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>
/// Refusals of custom objects. The real server walks their schemas in the order of a Go map, which is another one at each run: two
/// recordings that agree say nothing about it.
/// </summary>
internal static class InvalidObject
{
    public static bool SameInAnyOrder(Node want, Node? got)
    {
        if (want.GetString("reason") != "Invalid" || !IsCustom(want.GetString("details", "group")) || want.GetList("details", "causes") is not { Count: > 1 } wanted
            || got.GetList("details", "causes") is not { } causes || wanted.Count != causes.Count)
        {
            return false;
        }

        return want.GetInt64("code") == got.GetInt64("code")
            && want.GetString("message")!.Length == got.GetString("message")?.Length
            && wanted.Select(cause => cause.ToString()).Order(StringComparer.Ordinal).SequenceEqual(causes.Select(cause => cause.ToString()).Order(StringComparer.Ordinal));
    }

    private static bool IsCustom(string? group) =>
        group?.Contains('.', StringComparison.Ordinal) == true && !group.EndsWith(".k8s.io", StringComparison.Ordinal);
}
