using System.Security.Cryptography;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Random text and numbers.</summary>
internal static class RandomFunctions
{
    private const string Digits = "0123456789";
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly string Ascii = string.Concat(Enumerable.Range(32, 95).Select(code => (char)code));

    public static FunctionGroup All { get; } = new()
    {
        { "randAlphaNum", [G.Int], G.String, (context, a) => Pick(context, a.Long(0), Letters + Digits) },
        { "randAlpha", [G.Int], G.String, (context, a) => Pick(context, a.Long(0), Letters) },
        { "randNumeric", [G.Int], G.String, (context, a) => Pick(context, a.Long(0), Digits) },
        { "randAscii", [G.Int], G.String, (context, a) => Pick(context, a.Long(0), Ascii) },
        { "randBytes", [G.Int], G.String, (context, a) => Bytes(context, a.Long(0)) },
        { "randInt", [G.Int, G.Int], G.Int, a => Between(a.Long(0), a.Long(1)) },
        { "uuidv4", [], G.String, a => Guid.NewGuid().ToString() },
        { "shuffle", [G.String], G.String, a => Shuffle(a.Text(0)) },
    };

    private static string Pick(CallContext context, long count, string alphabet)
    {
        if (count <= 0)
        {
            return "";
        }

        context.Meter.Charge(count);
        return RandomNumberGenerator.GetString(alphabet, (int)Math.Min(count, int.MaxValue));
    }

    private static string Bytes(CallContext context, long count)
    {
        if (count < 0)
        {
            throw new TemplateCallException("runtime error: makeslice: len out of range");
        }

        context.Meter.Charge(count);
        return Convert.ToBase64String(RandomNumberGenerator.GetBytes((int)Math.Min(count, int.MaxValue / 2)));
    }

    private static long Between(long low, long high)
    {
        var width = (Int128)high - low;
        if (width <= 0)
        {
            throw new TemplateCallException("invalid argument to Intn");
        }

        return width <= int.MaxValue ? low + RandomNumberGenerator.GetInt32((int)width) : low + (long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) % (UInt128)width);
    }

    private static string Shuffle(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        RandomNumberGenerator.Shuffle(runes.AsSpan());
        return string.Concat(runes.Select(rune => rune.ToString()));
    }
}
