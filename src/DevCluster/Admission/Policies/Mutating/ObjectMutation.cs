using Flux.KubeApi.Resources;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>Makes the change that an expression came to.</summary>
internal static class ObjectMutation
{
    /// <param name="value">What the expression evaluated to: a partial object.</param>
    /// <param name="item">The object in the version that the policy matched.</param>
    /// <exception cref="MutationException">It does not fit.</exception>
    public static MapNode Merge(CelValue value, MapNode item, IObjectSchema schema)
    {
        MessageNames.Check(value);
        var patch = Data(value) as MapNode ?? throw new MutationException("unsupported return type from ApplyConfiguration expression");
        patch.Set("apiVersion", item.GetString("apiVersion") ?? "");
        patch.Set("kind", item.GetString("kind") ?? "");
        var type = schema.MergeType ?? UntypedTypes.DeducedValue;
        var applied = Typed(patch, type, "failed to convert patch object to typed object");
        if (AtomicParts.Find(patch, type) is { Count: > 0 } atomics)
        {
            throw new MutationException($"error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: {string.Join(", ", atomics)}");
        }

        return ((MapNode)Typed(item, type, "failed to convert original object to typed object").Merge(applied).Value).Copy();
    }

    /// <param name="value">What the expression evaluated to: a list of operations.</param>
    /// <param name="item">The object in the version that the policy matched.</param>
    /// <returns>The object as it was when an operation tests in vain.</returns>
    /// <exception cref="MutationException">It does not fit.</exception>
    public static MapNode Patch(CelValue value, MapNode item)
    {
        try
        {
            var operations = Data(value) as ListNode ?? throw new MutationException("type mismatch: JSONPatchType.expression should evaluate to array");
            CheckValues(value.AsList);
            return JsonPatch.FromNode(operations).Apply(item) is MapNode map ? map.Copy() : throw new MutationException("JSONPath: the patched object is no object");
        }
        catch (PatchException error) when (error.Message.EndsWith(": test failed", StringComparison.Ordinal))
        {
            return item.Copy();
        }
        catch (PatchException error)
        {
            throw new MutationException($"JSONPath: {error.Message}");
        }
    }

    private static void CheckValues(CelList operations)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i].Kind == CelKind.Map && operations[i].AsMap.TryGet("value", out var value))
            {
                MessageNames.Check(value);
            }
        }
    }

    private static Node Data(CelValue value) => CelOutput.ToNode(value, out var fault) ?? throw new MutationException(fault!);

    private static TypedValue Typed(MapNode value, TypedSchema type, string failure)
    {
        try
        {
            return TypedValue.Create(value, type, allowDuplicates: true);
        }
        catch (StructuredMergeException error)
        {
            throw new MutationException($"error applying patch: {failure}: {error.Message}");
        }
    }
}
