using System.Diagnostics.CodeAnalysis;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.FieldManagement;

/// <summary>
/// The owners of an object's fields, parsed from <c>metadata.managedFields</c>. Immutable. Reading is the larger part of an apply that
/// changes nothing, so whoever keeps objects keeps this beside them.
/// </summary>
public sealed class ManagedFields
{
    public static readonly ManagedFields Empty = new([]);

    private readonly Dictionary<string, ManagedEntry> _entries;

    internal ManagedFields(Dictionary<string, ManagedEntry> entries) => _entries = entries;

    public int Count => _entries.Count;

    internal IReadOnlyDictionary<string, ManagedEntry> Entries => _entries;

    /// <summary>Reads an object's managedFields; absent ones are empty.</summary>
    /// <param name="value">The object.</param>
    /// <param name="managed">The owners.</param>
    /// <param name="error">What is wrong with an entry, when the result is false.</param>
    public static bool TryRead(MapNode value, [NotNullWhen(true)] out ManagedFields? managed, [NotNullWhen(false)] out string? error) =>
        ManagedFieldsReader.TryRead(value.GetList("metadata", "managedFields"), schema: null, out managed, out error);

    /// <summary>The entries as the API lists them: applies before updates, then by time and manager.</summary>
    public ListNode ToNode() => ManagedFieldsWriter.Write(this);

    /// <summary>The owners as they would be read from <see cref="ToNode"/>: its times are whole seconds.</summary>
    internal ManagedFields AsRead()
    {
        var entries = new Dictionary<string, ManagedEntry>(_entries.Count, StringComparer.Ordinal);
        foreach (var (key, entry) in _entries)
        {
            entries.Add(key, entry.Time is { } time ? entry with { Time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond)) } : entry);
        }

        return new ManagedFields(entries);
    }

    /// <summary>Whether both say the same, times aside.</summary>
    public bool HasSameOwners(ManagedFields other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other.Count != Count)
        {
            return false;
        }

        foreach (var (key, entry) in _entries)
        {
            if (!other._entries.TryGetValue(key, out var counterpart) || !entry.Owned.Equals(counterpart.Owned))
            {
                return false;
            }
        }

        return true;
    }
}
