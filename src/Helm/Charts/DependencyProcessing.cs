using Flux.Helm.Rendering;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Functions.Collections;
using Flux.Helm.Templates.Values;
using Flux.Helm.Values;
using Flux.Manifests.Versions;

namespace Flux.Helm.Charts;

/// <summary>Turns dependencies on and off by tags and conditions, applies aliases, and imports values of children.</summary>
internal sealed class DependencyProcessing(Action<string> warn)
{
    public void Process(ChartNode chart, GoMap values)
    {
        Enable(chart, values, "");
        ImportAll(chart);
    }

    public static bool IsCompatible(string constraint, string version) =>
        SemanticVersion.TryParse(version, out _) is { } parsed && VersionConstraint.TryParse(constraint, out _) is { } range && range.IsSatisfiedBy(parsed);

    private void Log(string text) => warn(LogLine.Info(text));

    private void Enable(ChartNode chart, GoMap values, string path)
    {
        var declared = chart.Metadata.Dependencies;
        if (declared.Count == 0)
        {
            return;
        }

        chart.Dependencies = Place(chart, declared);
        declared = [.. declared.Select(dependency => dependency with { Name = dependency.EffectiveName })];
        var coalesced = new ValueCoalescing(keepNulls: false, Log).Coalesce(chart, DeepCopy.CopyMap(values));
        var enabled = Decide(declared, coalesced, path);
        var off = declared.Where((_, index) => !enabled[index]).Select(dependency => dependency.Name).ToHashSet(StringComparer.Ordinal);
        chart.Dependencies.RemoveAll(dependency => off.Contains(dependency.Name));
        foreach (var dependency in chart.Dependencies)
        {
            Enable(dependency, coalesced, $"{path}{dependency.Name}.");
        }

        chart.Metadata = chart.Metadata with { Dependencies = [.. declared.Where(dependency => !off.Contains(dependency.Name))] };
        chart.Enabled = [.. Enumerable.Repeat(true, chart.Metadata.Dependencies.Count)];
    }

    /// <summary>Charts that no declaration fits come first, then each declaration's chart under its name.</summary>
    private static List<ChartNode> Place(ChartNode chart, IReadOnlyList<ChartDependency> declared)
    {
        var placed = chart.Dependencies.FindAll(present => !declared.Any(dependency => Fits(dependency, present)));
        foreach (var dependency in declared)
        {
            if (chart.Dependencies.Find(present => Fits(dependency, present)) is { } found)
            {
                placed.Add(found.Renamed(dependency.EffectiveName));
            }
        }

        return placed;
    }

    private static bool Fits(ChartDependency dependency, ChartNode chart) => chart.Name == dependency.Name && IsCompatible(dependency.Version, chart.Metadata.Version);

    private bool[] Decide(IReadOnlyList<ChartDependency> declared, GoMap values, string path)
    {
        var tags = values["tags"] as GoMap;
        return [.. declared.Select(dependency => ByCondition(dependency, values, path) ?? ByTags(dependency, tags))];
    }

    private bool ByTags(ChartDependency dependency, GoMap? tags)
    {
        var given = new List<bool>();
        foreach (var tag in dependency.Tags)
        {
            if (tags is null || !tags.TryGetValue(tag, out var value))
            {
                continue;
            }

            if (value is bool flag)
            {
                given.Add(flag);
            }
            else
            {
                warn($"level=WARN msg=\"returned non-bool value\" tag={tag} chart={dependency.Name}");
            }
        }

        return given.Count == 0 || given.Contains(true);
    }

    /// <summary>The first path that exists decides.</summary>
    private bool? ByCondition(ChartDependency dependency, GoMap values, string path)
    {
        foreach (var condition in dependency.Condition.Trim().Split(','))
        {
            if (condition.Length > 0 && ValuePaths.TryFind(values, path + condition, out var value))
            {
                if (value is bool flag)
                {
                    return flag;
                }

                warn($"level=WARN msg=\"returned non-bool value\" path={condition} chart={dependency.Name}");
            }
        }

        return null;
    }

    private void ImportAll(ChartNode chart)
    {
        foreach (var dependency in chart.Dependencies)
        {
            ImportAll(dependency);
        }

        if (chart.Metadata.Dependencies.Count > 0)
        {
            Import(chart);
        }
    }

    private void Import(ChartNode chart)
    {
        var merging = new ValueCoalescing(keepNulls: true, Log);
        var values = merging.Coalesce(chart, new GoMap());
        var imported = new GoMap();
        foreach (var dependency in chart.Metadata.Dependencies)
        {
            foreach (var import in dependency.ImportValues.Select(NodeValues.FromNode))
            {
                var (child, parent) = import switch
                {
                    GoMap map => (GoFormat.Printf("%v", map["child"]), GoFormat.Printf("%v", map["parent"])),
                    string export => ("exports." + export, "."),
                    _ => ("", ""),
                };
                if (child.Length == 0)
                {
                    continue;
                }

                if (ValuePaths.Table(values, $"{dependency.Name}.{child}") is { } table)
                {
                    merging.Tables(imported, ValuePaths.Wrap(parent, table));
                }
                else
                {
                    warn(MissingTable(dependency.Name, child, import is GoMap));
                }
            }
        }

        // Imported values stand beneath the parent's own.
        values = DeepCopy.CopyMap(values);
        merging.Tables(values, imported);
        chart.Values = values;
    }

    private static string MissingTable(string chart, string child, bool named)
    {
        var key = child.Split('.')[^1];
        return named
            ? $"level=WARN msg=\"ImportValues missing table from chart\" chart={chart} error=\"\\\"{key}\\\" is not a table\""
            : $"level=WARN msg=\"ImportValues missing table\" error=\"\\\"{key}\\\" is not a table\"";
    }
}
