using System.Text.RegularExpressions;

namespace Flux.Helm.Rendering;

/// <summary>A version of Kubernetes: in full, as the server gives it, and without its suffixes.</summary>
public sealed partial record KubeVersion(string Version, string Normalized, string Major, string Minor)
{
    public static readonly KubeVersion Default = new("v1.37.0", "v1.37.0", "1", "37");

    /// <summary>Reads <c>v1.30.2-eks-1</c> and the like; null when it has no major and minor number.</summary>
    public static KubeVersion? TryParse(string text, out string? error)
    {
        var match = Generic().Match(text);
        if (!match.Success)
        {
            error = $"could not parse \"{text}\" as version";
            return null;
        }

        error = null;
        var numbers = match.Groups["numbers"].Value;
        var parts = numbers.Split('.');
        if (parts.Length < 2 || parts.Any(part => part.Length > 1 && part[0] == '0'))
        {
            error = $"illegal version string \"{text}\"";
            return null;
        }

        return new KubeVersion(text.StartsWith('v') ? text : "v" + text, "v" + numbers, parts[0], parts[1]);
    }

    [GeneratedRegex(@"\A\s*v?(?<numbers>[0-9]+(\.[0-9]+)*)(?<rest>.*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Generic();
}
