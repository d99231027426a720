using System.Text;

namespace Flux.Grains.Kustomizations;

/// <summary>
/// The values of Secrets that a run has put into objects: a server's refusal may repeat the field that it refuses, and conditions and
/// events are read by more people than Secrets. Thread-safe once filled.
/// </summary>
internal sealed class SecretValues
{
    private const string Hidden = "*****";

    /// <summary>Shorter ones are found in words by chance, and are no secrets.</summary>
    private const int ShortestHidden = 6;

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    public void Add(string value)
    {
        foreach (var part in value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Append(value.Replace("\n", "", StringComparison.Ordinal)))
        {
            if (part.Length >= ShortestHidden)
            {
                _values.Add(part);
                _values.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(part)));
                _values.Add(part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>A text without the values, longest first, since one may be a part of another.</summary>
    public string Hide(string text)
    {
        foreach (var value in _values.OrderByDescending(value => value.Length))
        {
            text = text.Replace(value, Hidden, StringComparison.Ordinal);
        }

        return text;
    }
}
