namespace Flux.Cli.Helm;

/// <summary>Checks how many arguments a command has.</summary>
internal static class Usage
{
    public static void Exactly(Flags flags, int count, string command, string form)
    {
        if (flags.Arguments.Count != count)
        {
            throw new CommandException($"\"helm {command}\" requires {Arguments(count)}\n\nUsage:  helm {command} {form}");
        }
    }

    public static void AtLeast(Flags flags, int count, string command, string form)
    {
        if (flags.Arguments.Count < count)
        {
            throw new CommandException($"\"helm {command}\" requires at least {Arguments(count)}\n\nUsage:  helm {command} {form}");
        }
    }

    public static void AtMost(Flags flags, int count, string command, string form)
    {
        if (flags.Arguments.Count > count)
        {
            throw new CommandException($"\"helm {command}\" accepts at most {Arguments(count)}\n\nUsage:  helm {command} {form}");
        }
    }

    public static void None(Flags flags, string command, string form)
    {
        if (flags.Arguments.Count > 0)
        {
            throw new CommandException($"\"helm {command}\" accepts no arguments\n\nUsage:  helm {command} {form}");
        }
    }

    private static string Arguments(int count) => count == 1 ? "1 argument" : $"{count} arguments";
}
