using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Resources;

/// <summary>Lets a generated object take the place of one that is there already.</summary>
internal static class ResourceMerge
{
    /// <param name="old">The object that is there; it leaves the build.</param>
    /// <param name="generated">The object that takes its place.</param>
    /// <param name="id">The generated object's id, for messages.</param>
    public static void Into(Resource old, Resource generated, ResourceId id)
    {
        switch (generated.Behavior)
        {
            case GenerationBehavior.Replace:
                CopyMetadata(old, generated);
                break;
            case GenerationBehavior.Merge:
                CopyMetadata(old, generated);
                MergeData(old, generated, "data");
                MergeData(old, generated, "binaryData");
                generated.Origin = old.Origin ?? generated.Origin;
                break;
            default:
                throw new KustomizeException(
                    $"id {ResourceMap.Show(id)} exists; behavior must be merge or replace, not {Behaviors.Describe(generated.Behavior)}", resource: id.ToString(), field: "behavior");
        }
    }

    private static void CopyMetadata(Resource old, Resource generated)
    {
        generated.SetTexts("labels", Merge(old.Texts("labels"), generated.Texts("labels")));
        generated.SetTexts("annotations", Merge(old.Texts("annotations"), generated.Texts("annotations")));
        generated.SetName(old.Name);
        generated.SetNamespace(old.Namespace);
        generated.TakeHistory(old);
        generated.NeedsHash &= old.NeedsHash;
        generated.Behavior = old.Behavior;
        generated.IsGenerated = old.IsGenerated;
        generated.Variables.Clear();
        generated.Variables.AddRange(old.Variables);
        generated.Transformations.Clear();
        generated.Transformations.AddRange(old.Transformations);
        if (old.Origin is not null && generated.Origin is null)
        {
            generated.Origin = old.Origin;
        }
    }

    private static void MergeData(Resource old, Resource generated, string field)
    {
        var merged = Merge(DataOf(old, field), DataOf(generated, field));
        generated.Root.Fields.Remove(field);
        foreach (var (key, text) in merged.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            generated.Root.GetOrAddMap(field).Set(key, TreeConverter.FromText(text));
        }
    }

    private static Dictionary<string, string> DataOf(Resource resource, string field)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        if (resource.Root.Get(field) is { IsMap: true } data)
        {
            foreach (var entry in data.Fields)
            {
                result.TryAdd(entry.Key, entry.Value.IsNull ? "" : entry.Value.Text);
            }
        }

        return result;
    }

    private static Dictionary<string, string> Merge(Dictionary<string, string> first, Dictionary<string, string> second)
    {
        foreach (var (key, value) in second)
        {
            first[key] = value;
        }

        return first;
    }
}
