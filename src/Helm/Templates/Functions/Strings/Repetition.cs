using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>Functions whose output can be much longer than their input: charged before they run.</summary>
internal static class Repetition
{
    public static string Repeat(CallContext context, string text, long count)
    {
        if (count < 0)
        {
            throw new TemplateCallException("strings: negative Repeat count");
        }

        if (text.Length == 0)
        {
            return "";
        }

        context.Meter.Charge(count > long.MaxValue / text.Length ? long.MaxValue : count * text.Length);
        return count * text.Length > int.MaxValue / 4
            ? throw new TemplateCallException("strings: Repeat output length overflow")
            : string.Create((int)count * text.Length, text, static (span, part) =>
            {
                for (var at = 0; at < span.Length; at += part.Length)
                {
                    part.CopyTo(span[at..]);
                }
            });
    }

    public static string Indent(CallContext context, string text, long spaces)
    {
        if (spaces < 0)
        {
            throw new TemplateCallException("strings: negative Repeat count");
        }

        var lines = text.AsSpan().Count('\n') + 1;
        context.Meter.Charge(spaces > int.MaxValue / 4 ? long.MaxValue : (spaces * lines) + text.Length);
        var pad = new string(' ', (int)spaces);
        return pad + text.Replace("\n", "\n" + pad, StringComparison.Ordinal);
    }
}
