using System.Text;

namespace Flux.Manifests.Validation;

/// <summary>
/// The rules for names, labels and keys in Kubernetes objects. Each returns the messages of what is wrong, in the API server's
/// words; an empty list means valid.
/// </summary>
public static class NameRules
{
    private const int LabelLength = 63;
    private const int SubdomainLength = 253;
    private const string QualifiedFormat = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string LabelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string SubdomainFormat = LabelFormat + "(\\." + LabelFormat + ")*";
    private const string UnderscoreFormat = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private const string QualifiedRule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    private static readonly string[] QualifiedExamples = ["MyName", "my.name", "123-abc"];

    /// <summary>A name of up to 63 characters, such as that of a Namespace.</summary>
    public static IReadOnlyList<string> Dns1123Label(string value)
    {
        var messages = TooLong(value, LabelLength);
        if (!NameShapes.IsDnsLabel(value))
        {
            messages.Add(NameShapes.IsDnsSubdomain(value)
                ? "must not contain dots"
                : Explain(
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
                    LabelFormat, "my-name", "123-abc"));
        }

        return messages;
    }

    /// <summary>The name of most objects.</summary>
    public static IReadOnlyList<string> Dns1123Subdomain(string value)
    {
        var messages = TooLong(value, SubdomainLength);
        if (!NameShapes.IsDnsSubdomain(value))
        {
            messages.Add(Explain(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                SubdomainFormat, "example.com"));
        }

        return messages;
    }

    public static IReadOnlyList<string> Dns1123SubdomainWithUnderscore(string value)
    {
        var messages = TooLong(value, SubdomainLength);
        if (!value.Split('.').All(NameShapes.IsDnsLabelWithUnderscore))
        {
            messages.Add(Explain(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
                UnderscoreFormat + "(\\." + UnderscoreFormat + ")*", "example.com"));
        }

        return messages;
    }

    /// <summary>The name of a Service.</summary>
    public static IReadOnlyList<string> Dns1035Label(string value)
    {
        var messages = TooLong(value, LabelLength);
        if (!NameShapes.IsDnsLabel(value) || !char.IsAsciiLetterLower(value[0]))
        {
            messages.Add(Explain(
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
                "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123"));
        }

        return messages;
    }

    public static IReadOnlyList<string> WildcardDns1123Subdomain(string value)
    {
        var messages = TooLong(value, SubdomainLength);
        if (!value.StartsWith("*.", StringComparison.Ordinal) || !NameShapes.IsDnsSubdomain(value.AsSpan(2)))
        {
            messages.Add(Explain(
                "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
                "\\*\\." + SubdomainFormat, "*.example.com"));
        }

        return messages;
    }

    /// <summary>The key of a label or annotation: a name with an optional domain before a slash.</summary>
    public static IReadOnlyList<string> QualifiedName(string value)
    {
        var parts = value.Split('/');
        if (parts.Length > 2)
        {
            return [$"a valid label key {Explain(QualifiedRule, QualifiedFormat, QualifiedExamples)} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        var messages = new List<string>();
        if (parts.Length == 2)
        {
            var prefix = parts[0].Length == 0 ? ["must be non-empty"] : Dns1123Subdomain(parts[0]);
            messages.AddRange(prefix.Select(message => "prefix part " + message.Replace("more than 253 characters", "more than 253 bytes", StringComparison.Ordinal)));
        }

        var name = parts[^1];
        if (name.Length == 0)
        {
            messages.Add("name part must be non-empty");
        }
        else if (Bytes(name) > LabelLength)
        {
            messages.Add($"name part must be no more than {LabelLength} bytes");
        }

        if (!NameShapes.IsQualified(name))
        {
            messages.Add("name part " + Explain(QualifiedRule, QualifiedFormat, QualifiedExamples));
        }

        return messages;
    }

    public static IReadOnlyList<string> LabelValue(string value)
    {
        var messages = new List<string>();
        if (Bytes(value) > LabelLength)
        {
            messages.Add($"must be no more than {LabelLength} bytes");
        }

        if (value.Length > 0 && !NameShapes.IsQualified(value))
        {
            messages.Add(Explain(
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                $"({QualifiedFormat})?", "MyValue", "my_value", "12345"));
        }

        return messages;
    }

    public static IReadOnlyList<string> CIdentifier(string value) => Check(
        value.Length > 0 && !char.IsAsciiDigit(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'),
        "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
        "[A-Za-z_][A-Za-z0-9_]*", "my_name", "MY_NAME", "MyName");

    public static IReadOnlyList<string> Percent(string value) => Check(
        value.Length > 1 && value[^1] == '%' && !value.AsSpan(0, value.Length - 1).ContainsAnyExceptInRange('0', '9'),
        "a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%");

    public static IReadOnlyList<string> HttpHeaderName(string value) => Check(
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'),
        "a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name");

    public static IReadOnlyList<string> EnvironmentVariableName(string value) =>
    [
        .. Check(
            value.Length > 0 && !char.IsAsciiDigit(value[0]) && NameShapes.IsFileNameLike(value),
            "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
            "[-._a-zA-Z][-._a-zA-Z0-9]*", "my.env-name", "MY_ENV.NAME", "MyEnvName1"),
        .. ParentDirectory(value),
    ];

    public static IReadOnlyList<string> RelaxedEnvironmentVariableName(string value)
    {
        if (value.Length == 0)
        {
            return ["environment variable name must be non-empty"];
        }

        return value.All(c => c is >= ' ' and <= '~' and not '=')
            ? []
            : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
    }

    public static IReadOnlyList<string> ConfigMapKey(string value) =>
    [
        .. TooLong(value, SubdomainLength),
        .. Check(
            value.Length > 0 && NameShapes.IsFileNameLike(value),
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name"),
        .. ParentDirectory(value),
    ];

    /// <summary>A name in a URL path, which is all that custom resources of some groups are held to.</summary>
    public static IReadOnlyList<string> PathSegment(string value) => value is "." or ".."
        ? [$"may not be '{value}'"]
        : [.. new[] { "/", "%" }.Where(part => value.Contains(part, StringComparison.Ordinal)).Select(part => $"may not contain '{part}'")];

    /// <summary>The reason of a condition.</summary>
    public static IReadOnlyList<string> ConditionReason(string value) => Check(
        value.Length > 0 && char.IsAsciiLetter(value[0]) && (char.IsAsciiLetterOrDigit(value[^1]) || value[^1] == '_')
            && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ',' or ':'),
        "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'",
        "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?", "my_name", "MY_NAME", "MyName", "ReasonA,ReasonB", "ReasonA:ReasonB");

    /// <summary>A rule with examples and its expression, as all messages about a form are put.</summary>
    internal static string Explain(string rule, string format, params ReadOnlySpan<string> examples)
    {
        var text = new StringBuilder(rule).Append(" (");
        for (var i = 0; i < examples.Length; i++)
        {
            text.Append(i == 0 ? "e.g. '" : " or '").Append(examples[i]).Append("', ");
        }

        return text.Append("regex used for validation is '").Append(format).Append("')").ToString();
    }

    internal static List<string> TooLong(string value, int max) => Bytes(value) > max ? [$"must be no more than {max} characters"] : [];

    private static string[] Check(bool isValid, string rule, string format, params ReadOnlySpan<string> examples) =>
        isValid ? [] : [Explain(rule, format, examples)];

    private static string[] ParentDirectory(string value) => value switch
    {
        "." or ".." => [$"must not be '{value}'"],
        _ => value.StartsWith("..", StringComparison.Ordinal) ? ["must not start with '..'"] : [],
    };

    private static int Bytes(string value) => Encoding.UTF8.GetByteCount(value);
}
