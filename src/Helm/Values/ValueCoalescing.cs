using Flux.Helm.Charts;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Functions.Collections;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Values;

/// <summary>
/// Merges a chart's default values and those of its subcharts beneath given values. Coalescing drops keys that are set to null
/// over a default; merging keeps the nulls for a later coalescing.
/// </summary>
internal sealed class ValueCoalescing(bool keepNulls, Action<string> warn)
{
    private const string Global = "global";

    /// <summary>The values are changed in place and returned.</summary>
    /// <exception cref="ValuesException">A subchart's values are no table.</exception>
    public GoMap Coalesce(ChartNode chart, GoMap values) => Coalesce(chart, values, "");

    /// <summary>Fills <paramref name="target"/> with what it lacks of <paramref name="source"/>, which is changed on the way.</summary>
    public void Tables(GoMap target, GoMap source) => Tables(target, source, "", keepNulls);

    private GoMap Coalesce(ChartNode chart, GoMap values, string prefix)
    {
        OwnValues(chart, values, Join(prefix, chart.Name));
        foreach (var dependency in chart.Dependencies)
        {
            if (!values.TryGetValue(dependency.Name, out var given))
            {
                values[dependency.Name] = given = new GoMap();
            }
            else if (given is not GoMap)
            {
                throw new ValuesException($"type mismatch on {dependency.Name}: {GoFormat.Printf("%t", given)}");
            }

            var scope = (GoMap)given!;
            Globals(scope, values, Join(prefix, chart.Name));
            values[dependency.Name] = Coalesce(dependency, scope, Join(prefix, chart.Name));
        }

        return values;
    }

    private void OwnValues(ChartNode chart, GoMap values, string prefix)
    {
        foreach (var (key, value) in DeepCopy.CopyMap(chart.Values).Entries)
        {
            if (!values.TryGetValue(key, out var given))
            {
                AddDefault(values, key, value);
            }
            else if (given is null)
            {
                if (!keepNulls)
                {
                    values.Remove(key);
                }
            }
            else if (given is GoMap target)
            {
                MergeDefault(chart, target, (key, value), prefix);
            }
        }
    }

    private void AddDefault(GoMap values, string key, object? value)
    {
        if (!keepNulls)
        {
            if (value is null)
            {
                return;
            }

            if (value is GoMap table)
            {
                DropNulls(table);
            }
        }

        values[key] = value;
    }

    private void MergeDefault(ChartNode chart, GoMap target, (string Key, object? Value) entry, string prefix)
    {
        if (entry.Value is not GoMap source)
        {
            if (entry.Value is not null)
            {
                warn($"warning: skipped value for {prefix}.{entry.Key}: Not a table.");
            }

            return;
        }

        // Nulls meant for a subchart must reach it.
        var keep = keepNulls || chart.Dependencies.Exists(dependency => dependency.Name == entry.Key);
        if (!keep)
        {
            DropNulls(source);
        }

        Tables(target, source, Join(prefix, entry.Key), keep);
    }

    private void Globals(GoMap target, GoMap source, string prefix)
    {
        if (Table(target, "destination") is not { } to || Table(source, "source") is not { } from)
        {
            return;
        }

        foreach (var (key, value) in from.Entries.ToArray())
        {
            var present = to.TryGetValue(key, out var existing);
            if (value is GoMap table)
            {
                var copy = new GoMap();
                foreach (var (name, item) in table.Entries)
                {
                    copy[name] = item;
                }

                if (present && existing is not GoMap)
                {
                    warn($"Conflict: cannot merge map onto non-map for {GoQuote.Quote(key)}. Skipping.");
                    continue;
                }

                if (existing is GoMap beneath)
                {
                    Tables(copy, beneath, Join(prefix, key), keep: true);
                }

                to[key] = copy;
            }
            else if (existing is GoMap)
            {
                warn($"key {key} is table. Skipping");
            }
            else
            {
                to[key] = value;
            }
        }

        target[Global] = to;
    }

    private GoMap? Table(GoMap map, string what)
    {
        if (!map.TryGetValue(Global, out var value))
        {
            return new GoMap();
        }

        if (value is not GoMap)
        {
            warn($"warning: skipping globals because {what} {Global} is not a table.");
        }

        return value as GoMap;
    }

    private void Tables(GoMap target, GoMap source, string prefix, bool keep)
    {
        var givenBySource = source.Entries.Where(entry => entry.Value is not null).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in target.Entries)
        {
            if (value is null)
            {
                source[key] = null;
            }
        }

        foreach (var (key, value) in source.Entries.ToArray())
        {
            var fullKey = Join(prefix, key);
            if (!target.TryGetValue(key, out var existing))
            {
                target[key] = value;
            }
            else if (!keep && existing is null && givenBySource.Contains(key))
            {
                target.Remove(key);
            }
            else if (value is GoMap table)
            {
                if (existing is GoMap inner)
                {
                    Tables(inner, table, fullKey, keep);
                }
                else
                {
                    warn($"warning: cannot overwrite table with non table for {fullKey} ({GoFormat.Printf("%v", value)})");
                }
            }
            else if (existing is GoMap && value is not null)
            {
                warn($"warning: destination for {fullKey} is a table. Ignoring non-table value ({GoFormat.Printf("%v", value)})");
            }
        }
    }

    private static void DropNulls(GoMap map)
    {
        foreach (var (key, value) in map.Entries.ToArray())
        {
            if (value is null)
            {
                map.Remove(key);
            }
            else if (value is GoMap inner)
            {
                DropNulls(inner);
            }
        }
    }

    private static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
