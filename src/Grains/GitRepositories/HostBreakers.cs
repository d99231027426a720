using System.Collections.Concurrent;
using System.Globalization;
using Flux.Sources.Git;

namespace Flux.Grains.GitRepositories;

/// <summary>
/// Leaves a host alone that does not answer: after some failures in a row only one fetch at a time finds out whether it is back, and
/// the others fail at once instead of each waiting for its timeout. By tenant, so that nobody can shut a host for somebody else.
/// </summary>
internal sealed class HostBreakers(TimeProvider time)
{
    private const int Threshold = 3;

    /// <summary>Names cost a tenant nothing: beyond this many, those that are not left alone right now are forgotten.</summary>
    private const int Most = 10_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Breaker> _breakers = new(StringComparer.Ordinal);

    /// <summary>The failure to report instead of a fetch; null when the host may be asked.</summary>
    public GitFetchFailed? Refuse(string tenant, string url)
    {
        if (!_breakers.TryGetValue(KeyOf(tenant, url), out var breaker))
        {
            return null;
        }

        lock (breaker)
        {
            var now = time.GetUtcNow();
            if (breaker.Failures < Threshold || now >= breaker.OpenUntil)
            {
                // The one that is let through keeps the others out while it tries.
                breaker.OpenUntil = now + FirstPause;
                return null;
            }

            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"failed to checkout and determine revision: '{HostOf(url)}' did not answer {breaker.Failures} times in a row; it is asked again at {breaker.OpenUntil.UtcDateTime:HH:mm:ss} UTC");
            return new GitFetchFailed("GitOperationFailed", message, SourceConditions.FetchFailed, false, null) { Stage = GitFetchStage.Checkout, IsTried = false };
        }
    }

    /// <summary>Learns how a fetch ended.</summary>
    public void Report(string tenant, string url, GitFetchResult result)
    {
        var key = KeyOf(tenant, url);
        if (result is not GitFetchFailed { IsHostFault: true })
        {
            _breakers.TryRemove(key, out _);
            return;
        }

        MakeRoom();
        var breaker = _breakers.GetOrAdd(key, static _ => new Breaker());
        lock (breaker)
        {
            breaker.Failures++;
            var pause = FirstPause * Math.Pow(2, Math.Clamp(breaker.Failures - Threshold, 0, 10));
            breaker.OpenUntil = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        }
    }

    private void MakeRoom()
    {
        if (_breakers.Count < Most)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var (key, breaker) in _breakers)
        {
            if (breaker.OpenUntil <= now || _breakers.Count > 2 * Most)
            {
                _breakers.TryRemove(key, out _);
            }
        }
    }

    private static string KeyOf(string tenant, string url) => $"{tenant}\n{HostOf(url)}";

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Authority : url;

    private sealed class Breaker
    {
        public int Failures { get; set; }

        public DateTimeOffset OpenUntil { get; set; }
    }
}
