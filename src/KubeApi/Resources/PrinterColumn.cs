using Flux.Manifests.JsonPaths;

namespace Flux.KubeApi.Resources;

/// <summary>One column of a <c>Table</c>.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>date</c>.</param>
/// <param name="Format">OpenAPI format, such as <c>name</c>; usually empty.</param>
/// <param name="Description">What the column shows.</param>
/// <param name="Priority">0 is always shown; more only in wide output.</param>
/// <param name="JsonPath">Where a custom kind's cell comes from; null where the kind's strategy makes the cells.</param>
public sealed record PrinterColumn(string Name, string Type, string Format, string Description, int Priority, string? JsonPath)
{
    /// <summary>The parsed path; null where there is none, or it is no path.</summary>
    internal JsonPath? Path { get; } = Parse(JsonPath);

    private static JsonPath? Parse(string? path)
    {
        try
        {
            return path is null ? null : Manifests.JsonPaths.JsonPath.Parse($"{{{path}}}");
        }
        catch (JsonPathException)
        {
            return null;
        }
    }
}
