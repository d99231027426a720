using System.Text.RegularExpressions;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Linting;

/// <summary>Names of objects by kind, with the messages of Kubernetes' own validation.</summary>
internal static partial class ObjectNames
{
    private const string Subdomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character " +
        "(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string Label1123 =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character " +
        "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string Label1035 =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character " +
        "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    public static string? Problem(string kind, string name)
    {
        var problems = kind.ToLowerInvariant() switch
        {
            "certificatesigningrequest" => [],
            "service" => Check(name, 63, Dns1035(), Label1035),
            "namespace" => Check(name, 63, Dns1123(), Label1123),
            "role" or "clusterrole" or "rolebinding" or "clusterrolebinding" => PathSegment(name),
            _ => Check(name, 253, DnsSubdomain(), Subdomain),
        };
        if (problems.Count == 0)
        {
            return null;
        }

        var errors = problems.Select(problem => $"metadata.name: Invalid value: {GoQuote.Quote(name)}: {problem}").ToArray();
        return $"object name does not conform to Kubernetes naming requirements: {GoQuote.Quote(name)}: {(errors.Length == 1 ? errors[0] : $"[{string.Join(", ", errors)}]")}";
    }

    private static List<string> Check(string name, int length, Regex pattern, string problem)
    {
        var problems = new List<string>();
        if (name.Length > length)
        {
            problems.Add($"must be no more than {length} characters");
        }

        if (!pattern.IsMatch(name))
        {
            problems.Add(problem);
        }

        return problems;
    }

    private static List<string> PathSegment(string name) =>
        name is "." or ".." ? [$"may not be '{name}'"] : [.. ((string[])["/", "%"]).Where(part => name.Contains(part, StringComparison.Ordinal)).Select(part => $"may not contain '{part}'")];

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex DnsSubdomain();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Dns1123();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Dns1035();
}
