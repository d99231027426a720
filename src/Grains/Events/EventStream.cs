using System.Globalization;

namespace Flux.Grains.Events;

/// <summary>Recognises repeated events, which are counted on one Event instead of being stored again. Not thread-safe.</summary>
internal sealed class EventStream
{
    private const int Remembered = 4096;

    private readonly Dictionary<string, (string Name, int Count)> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The name of the Event to write, and how many times this was said.</summary>
    public (string Name, int Count) Next(ObjectEvent item)
    {
        var key = string.Join('\n', item.Uid, item.Kind, item.Namespace, item.Name, item.Severity, item.Reason, item.Message);
        if (_seen.TryGetValue(key, out var known))
        {
            known = (known.Name, known.Count + 1);
        }
        else
        {
            known = ($"{item.Name}.{item.Timestamp.Ticks.ToString("x", CultureInfo.InvariantCulture)}", 1);
            _order.Enqueue(key);
        }

        _seen[key] = known;
        if (_order.Count > Remembered)
        {
            _seen.Remove(_order.Dequeue());
        }

        return known;
    }
}
