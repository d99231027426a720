using System.Collections.Concurrent;
using Flux.Sources.Git;

namespace Flux.Grains.GitRepositories;

/// <summary>
/// One fetch for all GitRepositories of this silo that want the same with the same credentials. A result serves whoever asked
/// before that fetch began: it shows everything that the asker can have known of. Keys hold the content of secrets as a digest.
/// </summary>
internal sealed class SharedFetches(TimeProvider time)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <param name="key">What is fetched, and as whom.</param>
    /// <param name="notBefore">The moment from which on the fetch must have begun.</param>
    /// <param name="fetch">Fetches; runs for the first of those who share it, and is not ended by any of them.</param>
    /// <returns>The result, and whether somebody else's fetch brought it.</returns>
    public async Task<(GitFetchResult Result, bool IsShared)> GetAsync(
        string key, DateTimeOffset notBefore, Func<Task<GitFetchResult>> fetch, CancellationToken cancellationToken)
    {
        if (_entries.Count >= Most)
        {
            _entries.Clear();
        }

        var entry = _entries.GetOrAdd(key, static _ => new Entry());
        await entry.Gate.WaitAsync(cancellationToken);
        try
        {
            if (entry.Result is { } known && entry.Began >= notBefore)
            {
                return (known, true);
            }

            var began = time.GetUtcNow();
            var result = await fetch().WaitAsync(cancellationToken);

            // A failure may name what is one asker's own, such as its Secret; everybody finds out for itself.
            entry.Result = result is GitFetchFailed ? null : result;
            entry.Began = began;
            return (result, false);
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public DateTimeOffset Began { get; set; }

        public GitFetchResult? Result { get; set; }
    }
}
