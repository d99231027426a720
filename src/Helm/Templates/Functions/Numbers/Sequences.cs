using System.Globalization;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Numbers;

/// <summary>until, untilStep and seq.</summary>
internal static class Sequences
{
    public static GoList UntilStep(CallContext context, long start, long stop, long step) => GoList.Ints(Range(context, start, stop, step));

    public static string Seq(CallContext context, object?[] arguments)
    {
        var numbers = arguments.Select(argument => (long)argument!).ToArray();
        var range = numbers switch
        {
            [var end] => Inclusive(context, 1, end, end < 1 ? -1 : 1),
            [var start, var end] => Inclusive(context, start, end, end < start ? -1 : 1),
            [var start, var step, var end] when end >= start || step <= 0 => Range(context, start, end + (end < start ? -1 : 1), step),
            _ => [],
        };
        return string.Join(' ', range.Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    private static List<long> Inclusive(CallContext context, long start, long end, long step) => Range(context, start, end + step, step);

    private static List<long> Range(CallContext context, long start, long stop, long step)
    {
        var numbers = new List<long>();
        if (stop < start ? step >= 0 : step <= 0)
        {
            return numbers;
        }

        var count = (Int128.Abs((Int128)stop - start) / Int128.Abs(step)) + 1;
        context.Meter.Charge(count > long.MaxValue ? long.MaxValue : (long)count);
        for (var number = start; stop < start ? number > stop : number < stop; number += step)
        {
            numbers.Add(number);
        }

        return numbers;
    }
}
