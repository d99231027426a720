using System.Globalization;
using System.Text.RegularExpressions;

namespace Flux.KubeApi.Discovery;

/// <summary>Orders versions as Kubernetes does: stable before beta before alpha, newer first, anything else last by name.</summary>
public static partial class GroupVersionPriority
{
    public static int Compare(string left, string right)
    {
        var (leftStage, leftMajor, leftMinor) = Read(left);
        var (rightStage, rightMajor, rightMinor) = Read(right);
        if (leftStage != rightStage)
        {
            return rightStage.CompareTo(leftStage);
        }

        if (leftStage == 0)
        {
            return string.CompareOrdinal(left, right);
        }

        return leftMajor == rightMajor ? rightMinor.CompareTo(leftMinor) : rightMajor.CompareTo(leftMajor);
    }

    private static (int Stage, long Major, long Minor) Read(string version)
    {
        var match = Pattern().Match(version);
        if (!match.Success)
        {
            return (0, 0, 0);
        }

        var stage = match.Groups[2].Value switch
        {
            "" => 3,
            "beta" => 2,
            _ => 1,
        };
        var major = Number(match.Groups[1].Value);
        var minor = Number(match.Groups[3].Value);
        return (stage, major, minor);
    }

    private static long Number(string digits) => digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^v([0-9]{1,9})(?:(alpha|beta)([0-9]{1,9}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
