using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Urls;

/// <summary>Slash paths; the functions with "os" are the same on the systems Helm is judged on.</summary>
internal static class PathFunctions
{
    private static readonly G[] One = [G.String];

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup();
        foreach (var prefix in (string[])["", "os"])
        {
            group.Add(Name(prefix, "base"), One, G.String, a => SlashPath.Base(a.Text(0)));
            group.Add(Name(prefix, "dir"), One, G.String, a => SlashPath.Directory(a.Text(0)));
            group.Add(Name(prefix, "clean"), One, G.String, a => SlashPath.Clean(a.Text(0)));
            group.Add(Name(prefix, "ext"), One, G.String, a => SlashPath.Extension(a.Text(0)));
            group.Add(Name(prefix, "isAbs"), One, G.Bool, a => a.Text(0).StartsWith('/'));
        }

        return group;
    }

    private static string Name(string prefix, string name) => prefix.Length == 0 ? name : prefix + char.ToUpperInvariant(name[0]) + name[1..];
}
