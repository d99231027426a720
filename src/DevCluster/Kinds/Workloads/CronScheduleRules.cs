using System.Globalization;

namespace Flux.DevCluster.Kinds.Workloads;

/// <summary>Checks cron schedules with the texts of the parser that Kubernetes uses.</summary>
internal static class CronScheduleRules
{
    private static readonly (int Minimum, int Maximum)[] Ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 6)];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>What is wrong with a schedule, or null.</summary>
    public static string? Fault(string schedule)
    {
        if (schedule[0] == '@')
        {
            return DescriptorFault(schedule);
        }

        var fields = schedule.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Ranges.Length)
        {
            return $"expected exactly {Ranges.Length} fields, found {fields.Length}: [{string.Join(' ', fields)}]";
        }

        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var part in fields[i].Split(','))
            {
                if (PartFault(part, i) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private static string? DescriptorFault(string schedule) => schedule switch
    {
        "@yearly" or "@annually" or "@monthly" or "@weekly" or "@daily" or "@midnight" or "@hourly" => null,
        _ when schedule.StartsWith("@every ", StringComparison.Ordinal) => null,
        _ => $"unrecognized descriptor: {schedule}",
    };

    private static string? PartFault(string part, int field)
    {
        var (minimum, maximum) = Ranges[field];
        var rangeAndStep = part.Split('/');
        var lowAndHigh = rangeAndStep[0].Split('-');
        int start = minimum, end = maximum;
        if (lowAndHigh[0] is not ("*" or "?"))
        {
            if (!TryNumber(lowAndHigh[0], field, out start, out var fault) || (lowAndHigh.Length > 1 && !TryNumber(lowAndHigh[1], field, out end, out fault)))
            {
                return fault;
            }

            end = lowAndHigh.Length > 1 || rangeAndStep.Length > 1 ? end : start;
        }

        if (rangeAndStep.Length > 1 && (!TryNumber(rangeAndStep[1], field, out var step, out var stepFault) || step == 0))
        {
            return stepFault ?? $"step of range should be a positive number: {part}";
        }

        if (start < minimum)
        {
            return $"beginning of range ({start}) below minimum ({minimum}): {part}";
        }

        if (end > maximum)
        {
            return $"end of range ({end}) above maximum ({maximum}): {part}";
        }

        return start > end ? $"beginning of range ({start}) beyond end of range ({end}): {part}" : null;
    }

    private static bool TryNumber(string text, int field, out int number, out string? fault)
    {
        fault = null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        var names = field == 3 ? Months : field == 4 ? Days : [];
        var at = Array.IndexOf(names, text.ToLowerInvariant());
        if (at >= 0)
        {
            number = field == 3 ? at + 1 : at;
            return true;
        }

        fault = $"failed to parse int from {text}: strconv.Atoi: parsing \"{text}\": invalid syntax";
        return false;
    }
}
