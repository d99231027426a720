namespace Flux.Conformance.Kustomize;

/// <summary>The first line in which two texts differ.</summary>
internal static class TextDifference
{
    public static string? Find(string expected, string actual)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return null;
        }

        var left = expected.Split('\n');
        var right = actual.Split('\n');
        var at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
        {
            at++;
        }

        var (wanted, found) = (at < left.Length ? left[at] : "(end)", at < right.Length ? right[at] : "(end)");
        return $"line {at + 1}: expected |{wanted}| but was |{found}| (of {left.Length} and {right.Length} lines)";
    }
}
