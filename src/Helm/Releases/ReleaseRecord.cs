using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Releases;

/// <summary>
/// One revision of a release, as Helm keeps it in the cluster. What other versions of Helm put into a record stays in it.
/// </summary>
public sealed class ReleaseRecord
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly string[] SystemLabels = ["name", "owner", "status", "version", "createdAt", "modifiedAt"];

    internal ReleaseRecord(MapNode document, IReadOnlyDictionary<string, string> labels)
    {
        Document = document;
        Labels = labels;
    }

    /// <summary>The record as JSON has it.</summary>
    public MapNode Document { get; }

    /// <summary>The user's own labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    public ReleaseKey Key => new(Document.GetString("name") ?? "", (int)(Document.GetInt64("version") ?? 0));

    public string Namespace => Document.GetString("namespace") ?? "";

    /// <summary>One of <see cref="ReleaseStatus"/>.</summary>
    public string Status => Document.GetString("info", "status") ?? "";

    public string Description => Document.GetString("info", "description") ?? "";

    public string Manifest => Document.GetString("manifest") ?? "";

    /// <summary>Reads a Secret; null with the error when it holds no record.</summary>
    public static ReleaseRecord? FromSecret(MapNode secret, out string? error)
    {
        if (secret.GetString("type") != ReleaseKey.SecretType || secret.GetString("data", "release") is not { } data)
        {
            error = $"the Secret is not of type {ReleaseKey.SecretType}, or has no data.release";
            return null;
        }

        try
        {
            var document = ReleaseCodec.TryDecode(Encoding.UTF8.GetString(Convert.FromBase64String(data)), out error);
            return document is null ? null : new ReleaseRecord(document, OwnLabels(secret.Get("metadata", "labels") as MapNode ?? []));
        }
        catch (FormatException problem)
        {
            error = $"data.release is no base64: {problem.Message}";
            return null;
        }
    }

    /// <summary>The Secret that keeps this record: type, name and labels as Helm looks for them.</summary>
    /// <param name="modified">The time that the label <c>modifiedAt</c> gets.</param>
    public MapNode ToSecret(DateTimeOffset modified)
    {
        var labels = Key.Labels(Status, modified);
        foreach (var (name, value) in Labels.Where(label => !SystemLabels.Contains(label.Key)))
        {
            labels[name] = value;
        }

        return new MapNode
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new MapNode { ["name"] = Key.ObjectName, ["namespace"] = Namespace, ["labels"] = labels },
            ["type"] = ReleaseKey.SecretType,
            ["data"] = new MapNode { ["release"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(ReleaseCodec.Encode(Document))) },
        };
    }

    /// <summary>The record in another state.</summary>
    /// <param name="status">One of <see cref="ReleaseStatus"/>.</param>
    /// <param name="description">For users; null to keep it.</param>
    public ReleaseRecord WithStatus(string status, string? description = null)
    {
        var document = (MapNode)Document.DeepClone();
        var info = document.GetMap("info") ?? [];
        info["status"] = status;
        if (description is not null)
        {
            info["description"] = description;
        }

        document["info"] = info;
        return new ReleaseRecord(document, Labels);
    }

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static Dictionary<string, string> OwnLabels(MapNode labels) => labels.Where(label => label.Value is StringNode && !SystemLabels.Contains(label.Key))
        .ToDictionary(label => label.Key, label => ((StringNode)label.Value).Value, StringComparer.Ordinal);
}
