using System.Text;
using Flux.Cli.Helm.Http;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts.Servers;

/// <summary>The repository server of the corpus: its charts, the same behind a password, redirects, failures, and what a case serves.</summary>
internal sealed class ChartServer
{
    private static readonly string Login = "Basic " + Convert.ToBase64String("user:pass"u8);

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public ChartServer(MapNode served, bool isSigned)
    {
        foreach (var set in isSigned ? (string[])["archives", "signed"] : ["archives"])
        {
            foreach (var (name, data) in served.GetMap(set)!)
            {
                _files["/charts/" + name] = Convert.FromBase64String(((StringNode)data).Value);
            }
        }

        Serve("charts/index.yaml", served.GetString("index.yaml")!);
    }

    public List<MapNode> Requests { get; } = [];

    public void Serve(string path, string text) => _files["/" + path] = Encoding.UTF8.GetBytes(Placeholders.Fill(text));

    public HttpReply Answer(HttpCall call)
    {
        Requests.Add(RecordedRequest.Of(call));
        var path = Uri.UnescapeDataString(new Uri(call.Url).AbsolutePath);
        if (path.StartsWith("/redir/", StringComparison.Ordinal))
        {
            return Reply(302, "Found", new() { ["location"] = path["/redir".Length..] });
        }

        if (path.StartsWith("/boom/", StringComparison.Ordinal))
        {
            return Reply(500, "Internal Server Error", []);
        }

        if (path.StartsWith("/auth/", StringComparison.Ordinal))
        {
            if (call.Headers.GetValueOrDefault("Authorization") != Login)
            {
                return Reply(401, "Unauthorized", new() { ["www-authenticate"] = "Basic realm=\"charts\"" });
            }

            path = path["/auth".Length..];
        }

        return _files.TryGetValue(path, out var file) ? new HttpReply(200, "OK", new Dictionary<string, string>(), file) : Reply(404, "Not Found", []);
    }

    private static HttpReply Reply(int status, string reason, Dictionary<string, string> headers) => new(status, reason, headers, []);
}
