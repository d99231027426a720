using Flux.Helm.Values;

namespace Flux.Cli.Helm;

/// <summary>Values of <c>-f</c> and the <c>--set</c> flags, in Helm's fixed order.</summary>
internal static class ValueFlags
{
    public static ChartValues Read(HelmContext context, Flags flags)
    {
        var values = new ChartValues();
        foreach (var file in flags.SplitValues("values"))
        {
            values.Add(ChartValues.TryRead(ReadBytes(context, file), out var error) ?? throw new CommandException($"failed to parse {file}: {error}"));
        }

        Apply(values, flags, "set-json", SetMode.Json, null);
        Apply(values, flags, "set", SetMode.Typed, null);
        Apply(values, flags, "set-string", SetMode.Text, null);
        Apply(values, flags, "set-file", SetMode.File, path => System.Text.Encoding.UTF8.GetString(ReadSetFile(context, path)));
        Apply(values, flags, "set-literal", SetMode.Literal, null);
        return values;
    }

    private static void Apply(ChartValues values, Flags flags, string flag, SetMode mode, Func<string, string>? readFile)
    {
        foreach (var text in flags.Values(flag))
        {
            if (values.Set(text, mode, readFile) is { } error)
            {
                throw new CommandException(mode == SetMode.Json && text.TrimStart().StartsWith('{')
                    ? $"failed parsing --set-json data JSON: {text}"
                    : $"failed parsing --{flag} data{(mode == SetMode.Json ? " " + text : ": " + error)}");
            }
        }
    }

    private static byte[] ReadSetFile(HelmContext context, string path)
    {
        try
        {
            return ReadBytes(context, path);
        }
        catch (CommandException error)
        {
            throw new CommandException($"failed parsing --set-file data: {error.Message}");
        }
    }

    private static byte[] ReadBytes(HelmContext context, string path)
    {
        if (path == "-")
        {
            return System.Text.Encoding.UTF8.GetBytes(context.Input.ReadToEnd());
        }

        var full = context.Resolve(path);
        return File.Exists(full) ? File.ReadAllBytes(full) : throw new CommandException($"open {path}: no such file or directory");
    }
}
