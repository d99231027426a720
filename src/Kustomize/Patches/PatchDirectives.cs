using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Patches;

/// <summary>Reads <c>$patch</c> from a patch and takes it out.</summary>
internal static class PatchDirectives
{
    private const string Key = "$patch";

    public static PatchDirective Take(TreeNode? patch)
    {
        if (patch is null)
        {
            return PatchDirective.Merge;
        }

        return patch.Kind switch
        {
            TreeKind.Map => TakeFromMap(patch),
            TreeKind.List => TakeFromList(patch),
            _ => throw new KustomizeException(
                $"no implemented strategic merge patch strategy for a scalar ('{TreeText.Describe(patch)}')"),
        };
    }

    /// <summary>As <see cref="Take"/>; a directive that is not known counts as none.</summary>
    public static PatchDirective TakeOrDefault(TreeNode? patch)
    {
        if (patch is null || patch.IsScalar)
        {
            return PatchDirective.Merge;
        }

        var value = patch.IsMap ? patch.Get(Key)?.Text : null;
        return patch.IsMap && value is not null && TryParse(value) is null ? PatchDirective.Merge : Take(patch);
    }

    private static PatchDirective TakeFromMap(TreeNode patch)
    {
        if (patch.Get(Key) is not { } value)
        {
            return PatchDirective.Merge;
        }

        var directive = Parse(value.Text);
        patch.Fields.Remove(Key);
        return directive;
    }

    private static PatchDirective TakeFromList(TreeNode patch)
    {
        var at = patch.Items.FindIndex(item => item.Get(Key) is not null);
        if (at < 0 || patch.Items[at].Count > 1)
        {
            return PatchDirective.Merge;
        }

        var value = patch.Items[at].Get(Key)!.Text;
        var directive = Parse(value);
        new ElementSetter([Key], [value]).Set(patch, null);
        return directive;
    }

    private static PatchDirective Parse(string text) =>
        TryParse(text) ?? throw new KustomizeException($"unknown patch strategy '{text}'", field: Key);

    private static PatchDirective? TryParse(string text) => text switch
    {
        "delete" => PatchDirective.Delete,
        "replace" => PatchDirective.Replace,
        "merge" => PatchDirective.Merge,
        _ => null,
    };
}
