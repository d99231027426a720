using System.Text;
using Flux.Helm.Templates.Functions;

namespace Flux.Helm.Rendering;

/// <summary>Lays out template errors over lines, as Helm 4 does.</summary>
internal static class ExecutionErrors
{
    private const string Prefix = "template: ";

    public static string FormatParse(string name, string message)
    {
        var tokens = message.Split(": ");
        return tokens.Length == 1 ? $"parse error in ({name}): {message}" : $"parse error at ({tokens[1]}): {tokens[^1]}";
    }

    public static string Format(Exception error)
    {
        var tokens = error.Message.Split(": ", 3);
        if (tokens.Length == 3 && Warning.Find(tokens[2]) is { } warning)
        {
            return $"execution error at ({tokens[1]}): {warning}";
        }

        var places = new List<string>();
        for (var current = error; current is not null; current = current.InnerException)
        {
            // A link of another shape is a plain error of a function: then Go's one line says more.
            if (Place(current.Message) is not { } place)
            {
                return error.Message;
            }

            if (places.Count == 0 || places[^1] != place)
            {
                places.Add(place);
            }
        }

        return string.Concat(places).Trim();
    }

    private static string? Place(string message)
    {
        if (!message.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = message[Prefix.Length..];
        if (rest.StartsWith("no template ", StringComparison.Ordinal))
        {
            return message + "\n";
        }

        return ExecutingAt(rest) ?? Simple(rest);
    }

    private static string? ExecutingAt(string rest)
    {
        const string Executing = ": executing ";
        var split = rest.IndexOf(Executing, StringComparison.Ordinal);
        if (split < 0)
        {
            return null;
        }

        var after = rest[(split + Executing.Length)..];
        var endQuote = after.Length > 0 && after[0] == '"' ? after.IndexOf('"', 1) : -1;
        const string At = " at <";
        if (endQuote < 0 || !after.AsSpan(endQuote + 1).StartsWith(At))
        {
            return null;
        }

        var place = after[(endQuote + 1 + At.Length)..];
        var close = place.IndexOf(">: ", StringComparison.Ordinal);
        if (close < 0)
        {
            return null;
        }

        var text = new StringBuilder(rest, 0, split, rest.Length + 32).Append("\n  executing ").Append(after, 0, endQuote + 1);
        text.Append(At).Append(place, 0, close).Append(">:\n    ").Append(WithoutNext(place[(close + 3)..])).Append('\n');
        return text.ToString();
    }

    private static string? Simple(string rest)
    {
        var split = rest.LastIndexOf(": ", StringComparison.Ordinal);
        return split < 0 ? null : $"{rest[..split]}\n  {WithoutNext(rest[(split + 2)..])}\n";
    }

    private static string WithoutNext(string message)
    {
        var next = message.IndexOf(" template:", StringComparison.Ordinal);
        return next < 0 ? message : message[..next];
    }
}
