using System.Text.RegularExpressions;
using Flux.Kustomize.Resources;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Substitution;

/// <summary>
/// Post-build substitution: the YAML text of every object is expanded as a whole, so that a value may change the type of a field
/// or bring structure with it.
/// </summary>
public static partial class PostBuild
{
    /// <summary>The label or annotation that, set to <c>disabled</c>, leaves an object as it is.</summary>
    public const string SwitchKey = "kustomize.toolkit.fluxcd.io/substitute";

    private const string Off = "disabled";

    /// <summary>
    /// The variables of a <c>postBuild</c> section: the data of the objects it refers to, later ones winning, then its own. Line
    /// breaks are dropped from values.
    /// </summary>
    /// <param name="inline">The section's own variables.</param>
    /// <param name="sources">The data of the ConfigMaps and (decoded) Secrets referred to, in order.</param>
    public static IReadOnlyDictionary<string, string> Variables(MapNode? inline, IEnumerable<IReadOnlyDictionary<string, string>> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in sources.SelectMany(source => source))
        {
            variables[name] = WithoutBreaks(value);
        }

        foreach (var (name, value) in inline ?? new MapNode())
        {
            variables[name] = WithoutBreaks(value is StringNode text ? text.Value : value.ToString());
        }

        return new PostBuildVariables(variables, InvalidName(variables.Keys));
    }

    /// <summary>Whether an object takes part: unless a label or annotation says otherwise.</summary>
    public static bool IsSubject(MapNode source)
    {
        var manifest = new ManifestObject(source);
        return manifest.Label(SwitchKey) != Off && manifest.Annotation(SwitchKey) != Off;
    }

    /// <summary>Substitutes in all objects of a build, one after the other.</summary>
    /// <inheritdoc cref="Substitute"/>
    /// <returns>The objects in their order, or the first error.</returns>
    public static (IReadOnlyList<MapNode>? Objects, string? Error) SubstituteAll(
        IReadOnlyList<MapNode> built, IReadOnlyDictionary<string, string> variables, bool strict = true, bool always = false)
    {
        ArgumentNullException.ThrowIfNull(built);
        var objects = built.ToArray();
        var names = built.CountBy(Name).ToDictionary();
        var budget = new SubstitutionBudget();
        for (var i = 0; i < objects.Length; i++)
        {
            var result = Substitute(objects[i], variables, strict, always, budget);
            if (result.Object is not { } substituted)
            {
                return (null, result.Error);
            }

            names[Name(objects[i])]--;
            names[Name(substituted)] = names.GetValueOrDefault(Name(substituted)) + 1;
            objects[i] = substituted;
            if (names[Name(substituted)] is > 1 and var count)
            {
                return (null, $"in Replace: id matched {count} resources: {Describe(substituted)}");
            }
        }

        return (objects, null);
    }

    /// <summary>Substitutes in one object.</summary>
    /// <param name="source">The object; it is not changed.</param>
    /// <param name="variables">From <see cref="Variables"/>.</param>
    /// <param name="strict">As for <see cref="EnvSubst"/>.</param>
    /// <param name="always">Whether to substitute although there are no variables.</param>
    /// <param name="budget">What this may cost, together with the build's other objects; null for the default.</param>
    /// <returns>The object after substitution, or the error.</returns>
    public static PostBuildResult Substitute(
        MapNode source, IReadOnlyDictionary<string, string> variables, bool strict = true, bool always = false, SubstitutionBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(variables);
        var manifest = new ManifestObject(source);
        if ((variables.Count == 0 && !always) || !IsSubject(source))
        {
            return new PostBuildResult(source, null);
        }

        if ((variables is PostBuildVariables known ? known.InvalidName : InvalidName(variables.Keys)) is { } name)
        {
            return Fail(manifest, $"'{name}' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'");
        }

        var expanded = EnvSubst.Expand(YamlWriter.Write(source), variables, strict, budget);
        return expanded.Text is { } text ? Parse(manifest, text) : Fail(manifest, $"variable substitution failed: {expanded.Error}");
    }

    private static string? InvalidName(IEnumerable<string> names) =>
        names.Order(StringComparer.Ordinal).FirstOrDefault(name => !VariableName().IsMatch(name));

    private static PostBuildResult Parse(ManifestObject manifest, string text)
    {
        try
        {
            return YamlReader.Read(text) is MapNode result
                ? new PostBuildResult(result, null)
                : Fail(manifest, "UnmarshalJSON: the result is not an object");
        }
        catch (ManifestException error)
        {
            return Fail(manifest, $"YAMLToJSON: {error.Message}");
        }
    }

    /// <summary>How messages name an object: <c>ConfigMap.v1.[noGrp]/settings</c>.</summary>
    public static string Describe(MapNode source)
    {
        var manifest = new ManifestObject(source);
        return $"{ResourceId.Describe(manifest.GroupVersionKind)}/{manifest.Name}";
    }

    private static ResourceId Name(MapNode source)
    {
        var manifest = new ManifestObject(source);
        return new ResourceId(manifest.GroupVersionKind, manifest.Name, manifest.Namespace).ForLookup();
    }

    private static PostBuildResult Fail(ManifestObject manifest, string message) =>
        new(null, $"post build failed for '{Describe(manifest.Root)}': envsubst error: {message}");

    private static string WithoutBreaks(string value) => value.Replace("\n", "", StringComparison.Ordinal);

    [GeneratedRegex("^[_a-zA-Z][_a-zA-Z0-9]*\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
