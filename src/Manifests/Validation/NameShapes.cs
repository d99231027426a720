namespace Flux.Manifests.Validation;

/// <summary>The forms of names, without their length limits.</summary>
internal static class NameShapes
{
    /// <summary><c>[a-z0-9]([-a-z0-9]*[a-z0-9])?</c></summary>
    public static bool IsDnsLabel(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value[0] == '-' || value[^1] == '-')
        {
            return false;
        }

        foreach (var character in value)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-')
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsDnsSubdomain(ReadOnlySpan<char> value)
    {
        foreach (var range in value.Split('.'))
        {
            if (!IsDnsLabel(value[range]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?</c></summary>
    public static bool IsDnsLabelWithUnderscore(string value)
    {
        var rest = value.StartsWith('_') ? value[1..] : value;
        return rest.Length > 0 && rest[0] != '_' && rest[^1] != '_' && IsDnsLabel(rest.Replace('_', '-'));
    }

    /// <summary><c>([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]</c></summary>
    public static bool IsQualified(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || !char.IsAsciiLetterOrDigit(value[0]) || !char.IsAsciiLetterOrDigit(value[^1]))
        {
            return false;
        }

        return IsFileNameLike(value);
    }

    /// <summary><c>[-._a-zA-Z0-9]*</c></summary>
    public static bool IsFileNameLike(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
