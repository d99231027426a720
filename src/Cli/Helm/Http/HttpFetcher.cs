using System.Text;
using Flux.Sources.Charts;

namespace Flux.Cli.Helm.Http;

/// <summary>Fetches files over HTTP as Helm does: redirects followed, credentials only for their own host.</summary>
internal static class HttpFetcher
{
    public const string UserAgent = "Helm/" + HelmVersion.Number;

    private const int MaxRedirects = 10;

    /// <exception cref="CommandException">There is no such file, or no answer.</exception>
    public static byte[] Get(HelmContext context, string url, FetchOptions options)
    {
        var target = url;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var reply = Send(context, url, target, options);
            if (reply.Status is 301 or 302 or 303 or 307 or 308 && reply.Header("location") is { } location)
            {
                target = new Uri(new Uri(target), location).AbsoluteUri;
                continue;
            }

            return reply.Status == 200 ? reply.Body : throw new CommandException($"failed to fetch {url} : {reply.Status} {reply.Reason}");
        }

        throw new CommandException($"Get \"{target}\": stopped after {MaxRedirects} redirects");
    }

    /// <summary>Where the chart of an index is.</summary>
    public static string Resolve(string repository, string reference)
    {
        try
        {
            return ChartUrls.Resolve(repository, reference);
        }
        catch (Flux.Sources.SourceException error)
        {
            throw new CommandException(error.Message);
        }
    }

    private static HttpReply Send(HelmContext context, string first, string url, FetchOptions options)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https"))
        {
            throw new CommandException($"scheme \"{(target is null ? "" : target.Scheme)}\" not supported");
        }

        var headers = new Dictionary<string, string> { ["User-Agent"] = UserAgent };
        if (options.Accept.Length > 0)
        {
            headers["Accept"] = options.Accept;
        }

        if (options.User.Length > 0 && options.Password.Length > 0 && MayHaveCredentials(first, target, options))
        {
            headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"));
        }

        try
        {
            return context.Transport.Send(new HttpCall("GET", url) { Headers = headers, Tls = options.Tls });
        }
        catch (TransportException error)
        {
            throw new CommandException($"Get \"{url}\": {error.Message}");
        }
    }

    private static bool MayHaveCredentials(string first, Uri target, FetchOptions options)
    {
        var start = new Uri(first);
        var owner = options.Owner.Length > 0 && Uri.TryCreate(options.Owner, UriKind.Absolute, out var given) ? given : start;
        return SameHost(start, target) && (options.PassCredentials || SameHost(owner, start));
    }

    private static bool SameHost(Uri left, Uri right) => left.Scheme == right.Scheme && left.Authority == right.Authority;
}
