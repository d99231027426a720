using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Delegation;

/// <summary>
/// Answers to reviews, each for a while. Several who ask the same at once share one request, and one of them who leaves does not
/// end it. Questions are kept by digest only: they hold tokens.
/// </summary>
internal sealed class ReviewCache(IReviewClient client, DelegationOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <param name="isAllowed">Whether an answer's status is one of the sort that is kept for longer.</param>
    /// <exception cref="ReviewException">There is no answer.</exception>
    public async ValueTask<MapNode> AskAsync(MapNode review, Func<MapNode, bool> isAllowed, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonNodeWriter.WriteToString(review))));
        var now = time.GetUtcNow();
        if (!_entries.TryGetValue(key, out var entry) || entry.IsStale(now))
        {
            var fresh = new Entry(() => RequestAsync(review, isAllowed));
            entry = _entries.AddOrUpdate(key, fresh, (_, current) => current.IsStale(now) ? fresh : current);
            Trim(now);
        }

        var answer = await entry.Answer.WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer.Status ?? throw new ReviewException(answer.Error!);
    }

    private async Task<Answer> RequestAsync(MapNode review, Func<MapNode, bool> isAllowed)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        try
        {
            var answered = await client.CreateAsync(review, limit.Token).ConfigureAwait(false);
            var status = answered.GetMap("status") ?? throw new ReviewException("the review came back without a status");
            return new Answer(status, null, time.GetUtcNow() + (isAllowed(status) ? options.AllowedFor : options.RefusedFor));
        }
        catch (ReviewException error)
        {
            return new Answer(null, error.Message, time.GetUtcNow() + options.FailedFor);
        }
        catch (OperationCanceledException)
        {
            return new Answer(null, $"no answer within {options.Timeout.TotalSeconds:0} seconds", time.GetUtcNow() + options.FailedFor);
        }
    }

    /// <summary>Keeps the cache within its capacity: stale answers go first, then any.</summary>
    private void Trim(DateTimeOffset now)
    {
        if (_entries.Count <= options.Capacity)
        {
            return;
        }

        foreach (var entry in _entries.Where(entry => entry.Value.IsStale(now)))
        {
            _entries.TryRemove(entry);
        }

        foreach (var key in _entries.Keys.Take(Math.Max(0, _entries.Count - options.Capacity)))
        {
            _entries.TryRemove(key, out _);
        }
    }

    private sealed record Answer(MapNode? Status, string? Error, DateTimeOffset Until);

    private sealed class Entry
    {
        private readonly Lazy<Task<Answer>> _answer;
        private long _until = DateTimeOffset.MaxValue.UtcTicks;

        public Entry(Func<Task<Answer>> ask) => _answer = new(() => AskAsync(ask));

        public Task<Answer> Answer => _answer.Value;

        public bool IsStale(DateTimeOffset now) => Interlocked.Read(ref _until) <= now.UtcTicks || (_answer.IsValueCreated && _answer.Value.IsFaulted);

        private async Task<Answer> AskAsync(Func<Task<Answer>> ask)
        {
            var answer = await ask().ConfigureAwait(false);
            Interlocked.Exchange(ref _until, answer.Until.UtcTicks);
            return answer;
        }
    }
}
