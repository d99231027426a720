using Flux.Helm.Templates.Functions.Time;

namespace Flux.Cli.Helm;

/// <summary>A flag: its long name, its letter if it has one, and whether a value follows.</summary>
internal sealed record FlagDefinition(string Name, char? Letter = null, bool TakesValue = true)
{
    /// <summary>The value when the flag is given without one.</summary>
    public string? Bare { get; init; }

    /// <summary>Whether the value is a span of time.</summary>
    public bool IsDuration { get; init; }

    /// <summary>The flag to use instead; null for those that stay.</summary>
    public string? Successor { get; init; }

    /// <summary>A value in its normal form.</summary>
    /// <exception cref="CommandException">The flag cannot have it.</exception>
    public string Read(string value)
    {
        var problem = IsDuration && DurationText.Parse(value) is null ? DurationProblem.Of(value) : null;
        if (!TakesValue)
        {
            switch (value)
            {
                case "1" or "t" or "T" or "true" or "TRUE" or "True":
                    return "true";
                case "0" or "f" or "F" or "false" or "FALSE" or "False":
                    return "false";
                default:
                    problem = $"strconv.ParseBool: parsing \"{value}\": invalid syntax";
                    break;
            }
        }

        return problem is null ? value : throw new CommandException($"invalid argument \"{value}\" for \"{(Letter is null ? "" : $"-{Letter}, ")}--{Name}\" flag: {problem}");
    }
}
