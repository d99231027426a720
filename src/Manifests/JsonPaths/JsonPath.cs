using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.JsonPaths;

/// <summary>
/// A template of kubectl's <c>-o jsonpath</c>: text with paths in braces, filters, unions and <c>{range}…{end}</c>. Immutable.
/// </summary>
public sealed class JsonPath
{
    private readonly IReadOnlyList<Step> _steps;

    private JsonPath(IReadOnlyList<Step> steps) => _steps = steps;

    /// <exception cref="JsonPathException">The text is no template.</exception>
    public static JsonPath Parse(string template) => new(new JsonPathParser(template).Parse());

    /// <summary>The text the template makes of an object.</summary>
    /// <param name="root">The object.</param>
    /// <param name="allowMissingKeys">Whether a missing key yields nothing instead of an error.</param>
    /// <exception cref="JsonPathException">The template does not fit the object.</exception>
    public string Execute(Node root, bool allowMissingKeys = true)
    {
        var text = new StringBuilder();
        foreach (var results in Find(root, allowMissingKeys))
        {
            for (var i = 0; i < results.Count; i++)
            {
                text.Append(i > 0 ? " " : "").Append(JsonPathText.Of(results[i]));
            }
        }

        return text.ToString();
    }

    /// <summary>The values found, one list for each piece of text or pair of braces.</summary>
    /// <exception cref="JsonPathException">The template does not fit the object.</exception>
    public IReadOnlyList<IReadOnlyList<Node>> Find(Node root, bool allowMissingKeys = true) =>
        new JsonPathRun(_steps, new JsonPathEvaluator(allowMissingKeys)).Run(root);
}
