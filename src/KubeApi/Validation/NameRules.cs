using System.Text.RegularExpressions;
using Flux.KubeApi.Resources;

namespace Flux.KubeApi.Validation;

/// <summary>The syntax of names, label keys and values, with the texts that explain it.</summary>
internal static partial class NameRules
{
    private const string SubdomainText =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
        + @"(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelText =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character "
        + "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string Label1035Text =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character "
        + "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string QualifiedTail =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string LabelValueText =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    /// <summary>Why a text is no name by a rule; empty when it is one.</summary>
    /// <param name="isPrefix">Whether something will be appended to the text.</param>
    public static List<string> Check(NameRule rule, string name, bool isPrefix = false)
    {
        var text = isPrefix && name.EndsWith('-') ? name[..^1] + "a" : name;
        return rule switch
        {
            NameRule.Label => Matches(text, 63, LabelPattern(), LabelText),
            NameRule.LabelWithoutDots => text.Contains('.', StringComparison.Ordinal) ? ["must not contain dots"] : InCharacters(Matches(text, 63, LabelPattern(), LabelText)),
            NameRule.Label1035 => Matches(text, 63, Label1035Pattern(), Label1035Text),
            NameRule.PathSegment => PathSegment(name, isPrefix),
            _ => Subdomain(text),
        };
    }

    public static List<string> Subdomain(string text) => Matches(text, 253, SubdomainPattern(), SubdomainText);

    public static List<string> LabelValue(string text) => Matches(text, 63, LabelValuePattern(), LabelValueText);

    /// <summary>A name with an optional DNS prefix: label and annotation keys, finalizers.</summary>
    public static List<string> QualifiedName(string text)
    {
        var errors = new List<string>();
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            return ["a valid label key " + QualifiedTail + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        if (parts.Length == 2)
        {
            if (parts[0].Length == 0)
            {
                errors.Add("prefix part must be non-empty");
            }
            else
            {
                errors.AddRange(Subdomain(parts[0]).Select(error => "prefix part " + error));
            }
        }

        AddNamePart(errors, parts[^1]);
        return errors;
    }

    private static void AddNamePart(List<string> errors, string name)
    {
        if (name.Length == 0)
        {
            errors.Add("name part must be non-empty");
        }
        else if (name.Length > 63)
        {
            errors.Add("name part must be no more than 63 bytes");
        }

        if (!QualifiedPattern().IsMatch(name))
        {
            errors.Add("name part " + QualifiedTail);
        }
    }

    private static List<string> Matches(string text, int maximum, Regex pattern, string explanation)
    {
        var errors = new List<string>();
        if (System.Text.Encoding.UTF8.GetByteCount(text) > maximum)
        {
            errors.Add($"must be no more than {maximum} bytes");
        }

        if (!pattern.IsMatch(text))
        {
            errors.Add(explanation);
        }

        return errors;
    }

    private static List<string> InCharacters(List<string> faults) => [.. faults.Select(fault => fault.Replace("63 bytes", "63 characters", StringComparison.Ordinal))];

    private static List<string> PathSegment(string name, bool isPrefix)
    {
        if (!isPrefix && name is "." or "..")
        {
            return [$"may not be '{name}'"];
        }

        var errors = new List<string>();
        foreach (var character in (ReadOnlySpan<char>)['/', '%'])
        {
            if (name.Contains(character, StringComparison.Ordinal))
            {
                errors.Add($"may not contain '{character}'");
            }
        }

        return errors;
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Label1035Pattern();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex QualifiedPattern();

    [GeneratedRegex(@"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LabelValuePattern();
}
