using System.Text;

namespace Flux.Helm.Templates.Formatting;

/// <summary>fmt.Sprint, Sprintln and Sprintf.</summary>
internal static class GoFormat
{
    /// <summary>A space goes between two operands when neither is a string.</summary>
    public static string Print(params ReadOnlySpan<object?> arguments)
    {
        if (arguments.Length == 1 && arguments[0] is string text)
        {
            return text;
        }

        var output = new StringBuilder();
        var printer = new ValuePrinter(output);
        var previousString = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var isString = arguments[i] is string;
            if (i > 0 && !isString && !previousString)
            {
                output.Append(' ');
            }

            printer.Print(arguments[i], 'v');
            previousString = isString;
        }

        return output.ToString();
    }

    public static string PrintLine(params ReadOnlySpan<object?> arguments)
    {
        var output = new StringBuilder();
        var printer = new ValuePrinter(output);
        for (var i = 0; i < arguments.Length; i++)
        {
            output.Append(i > 0 ? " " : "");
            printer.Print(arguments[i], 'v');
        }

        return output.Append('\n').ToString();
    }

    public static string Printf(string format, params ReadOnlySpan<object?> arguments)
    {
        var output = new StringBuilder(format.Length + 16);
        new FormatRun(format, output).Run(arguments);
        return output.ToString();
    }
}
