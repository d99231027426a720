using System.Globalization;
using System.Reflection;

namespace Flux.ObjectStore.Migrations;

/// <summary>One step of a schema: an embedded script named <c>{dialect}-{component}-{number}.sql</c>.</summary>
internal sealed record Migration(int Number, string Script)
{
    /// <summary>The steps of a component, in order.</summary>
    public static IReadOnlyList<Migration> Of(SqlDialect dialect, string component)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"{(dialect == SqlDialect.Sqlite ? "sqlite" : "postgresql")}-{component}-";
        return
        [
            .. from name in assembly.GetManifestResourceNames()
               where name.StartsWith(prefix, StringComparison.Ordinal)
               let number = int.Parse(name.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture)
               orderby number
               select new Migration(number, Read(assembly, name)),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
