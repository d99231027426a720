namespace Flux.Conformance.HelmCharts;

internal static class TextDifference
{
    /// <summary>The first line that differs, lines from 1 in <paramref name="unstable"/> aside; null when there is none.</summary>
    public static string? Find(string expected, string actual, IReadOnlySet<int> unstable)
    {
        if (expected == actual)
        {
            return null;
        }

        var wanted = expected.Split('\n');
        var got = actual.Split('\n');
        for (var i = 0; i < Math.Max(wanted.Length, got.Length); i++)
        {
            var left = i < wanted.Length ? wanted[i] : "(end)";
            var right = i < got.Length ? got[i] : "(end)";
            if (left != right && !unstable.Contains(i + 1))
            {
                return $"line {i + 1}: want {left} got {right} (before: {(i > 0 ? wanted[Math.Min(i, wanted.Length) - 1] : "")})";
            }
        }

        return null;
    }
}
