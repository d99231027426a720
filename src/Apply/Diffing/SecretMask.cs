using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Apply.Diffing;

/// <summary>Hides the values of Secrets in differences and errors, and still shows which of them changed.</summary>
public static class SecretMask
{
    private const string Default = "***";

    private const string Before = "*** (before)";

    private const string After = "*** (after)";

    private static readonly string[] Fields = ["/data", "/stringData"];

    /// <summary>Operations on the data of a Secret with their values masked.</summary>
    public static IReadOnlyList<DiffOperation> Apply(IReadOnlyList<DiffOperation> operations) => [.. operations.Select(Apply)];

    /// <summary>Copies of two states of an object with the values of <c>data</c> masked.</summary>
    /// <param name="before">The object before; null when there was none.</param>
    /// <param name="after">The object after; null when it is gone.</param>
    /// <param name="error">What is wrong, when <c>data</c> is not a map; the objects are then not to be shown.</param>
    public static (MapNode? Before, MapNode? After) Apply(MapNode? before, MapNode? after, out string? error)
    {
        error = DataError("old", before) ?? DataError("new", after);
        if (error is not null)
        {
            return (null, null);
        }

        var (maskedBefore, maskedAfter) = MaskMaps(before.GetMap("data"), after.GetMap("data"));
        return (WithData(before, maskedBefore), WithData(after, maskedAfter));
    }

    private static DiffOperation Apply(DiffOperation operation)
    {
        if (Array.IndexOf(Fields, operation.Path) >= 0)
        {
            var (before, after) = MaskMaps(operation.Old as MapNode, operation.New as MapNode);
            return operation with { Old = before ?? Scalar(operation.Old, Default), New = after ?? Scalar(operation.New, Default) };
        }

        if (!Array.Exists(Fields, field => operation.Path.StartsWith(field + "/", StringComparison.Ordinal)))
        {
            return operation;
        }

        var isChange = operation.Old is not (null or NullNode) && operation.New is not (null or NullNode);
        return operation with { Old = Scalar(operation.Old, isChange ? Before : Default), New = Scalar(operation.New, isChange ? After : Default) };
    }

    private static Node? Scalar(Node? value, string mask) => value is null or NullNode ? value : mask;

    private static (MapNode? Before, MapNode? After) MaskMaps(MapNode? before, MapNode? after)
    {
        return (Mask(before, after, Before), Mask(after, before, After));

        static MapNode? Mask(MapNode? values, MapNode? others, string changed)
        {
            var output = values is null ? null : new MapNode(values.Count);
            foreach (var (key, value) in values ?? [])
            {
                output!.Add(key, others?[key] is { } other && !other.Equals(value) ? changed : Default);
            }

            return output;
        }
    }

    private static MapNode? WithData(MapNode? value, MapNode? data)
    {
        if (value is null || data is null)
        {
            return value;
        }

        var copy = value.Copy();
        copy.Set("data", data);
        return copy;
    }

    private static string? DataError(string which, MapNode? value) => value?["data"] is null or MapNode
        ? null
        : $"unable to get data from {which} object: .data accessor error: {GoPrint.Value(value["data"]!)} is of the type {GoPrint.TypeOf(value["data"]!)}, expected map[string]interface{{}}";
}
