using Flux.Helm.Templates.Values;

namespace Flux.Helm.Charts;

/// <summary>Dotted paths in values.</summary>
internal static class ValuePaths
{
    /// <summary>The table at a path, or null.</summary>
    public static GoMap? Table(GoMap values, string path)
    {
        var table = values;
        foreach (var key in path.Split('.'))
        {
            if (!table.TryGetValue(key, out var next) || next is not GoMap inner)
            {
                return null;
            }

            table = inner;
        }

        return table;
    }

    /// <summary>A value that is no table; false when there is none.</summary>
    public static bool TryFind(GoMap values, string path, out object? value)
    {
        var dot = path.LastIndexOf('.');
        var table = dot < 0 ? values : Table(values, path[..dot]);
        value = null;
        return table is not null && table.TryGetValue(path[(dot + 1)..], out value) && value is not GoMap;
    }

    /// <summary>Wraps a table so that it stands at a path; a lone dot is the root.</summary>
    public static GoMap Wrap(string path, GoMap table)
    {
        if (path == ".")
        {
            return table;
        }

        foreach (var key in path.Split('.').Reverse())
        {
            table = new GoMap { [key] = table };
        }

        return table;
    }
}
