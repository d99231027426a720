using System.Text.RegularExpressions;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary>Uids that a client made up were normalised in the answers, by first appearance, but not in the requests.</summary>
internal sealed partial class RecordedUids
{
    private readonly Dictionary<string, string> _uids = new(StringComparer.Ordinal);

    public MapNode WithSent(MapNode want, MapNode request)
    {
        var text = JsonNodeWriter.WriteToString(want);
        var own = want.GetString("body", "metadata", "uid");
        var sent = Distinct(Uid(), JsonNodeWriter.WriteToString(request)).Where(uid => !_uids.ContainsValue(uid));
        foreach (var (recorded, uid) in Distinct(Placeholder(), text).Where(uid => uid != own && !_uids.ContainsKey(uid)).Zip(sent).ToList())
        {
            _uids.Add(recorded, uid);
        }

        return (MapNode)JsonNodeReader.Read(Placeholder().Replace(text, match => _uids.GetValueOrDefault(match.Value, match.Value)));
    }

    private static IEnumerable<string> Distinct(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex("<uid:[0-9]+>", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Uid();
}
