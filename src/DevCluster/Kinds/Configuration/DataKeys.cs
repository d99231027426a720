using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Configuration;

/// <summary>The keys of ConfigMaps and Secrets, which become file names.</summary>
internal static partial class DataKeys
{
    private const int MaxLength = 253;

    private const string Text =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    public static void Validate(MapNode data, string field, List<FieldError> errors)
    {
        foreach (var (key, _) in data)
        {
            foreach (var fault in Faults(key))
            {
                errors.Add(FieldError.Invalid($"{field}[{key}]", key, fault));
            }
        }
    }

    private static IEnumerable<string> Faults(string key)
    {
        if (key.Length > MaxLength)
        {
            yield return $"must be no more than {MaxLength} bytes";
        }

        if (!Pattern().IsMatch(key))
        {
            yield return Text;
        }
        else if (key == ".")
        {
            yield return "must not be '.'";
        }
        else if (key == "..")
        {
            yield return "must not be '..'";
        }
        else if (key.StartsWith("..", StringComparison.Ordinal))
        {
            yield return "must not start with '..'";
        }
    }

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
