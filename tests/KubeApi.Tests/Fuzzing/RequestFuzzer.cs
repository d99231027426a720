using System.Text;
using Flux.KubeApi.Errors;
using Flux.Manifests;
using Flux.Manifests.Patching;

namespace Flux.KubeApi.Tests.Fuzzing;

/// <summary>Changes good inputs of a parser at random and looks for answers that are neither a value nor a refusal. The same seed gives the same input.</summary>
internal sealed class RequestFuzzer(FuzzedParser parser)
{
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", "\"", ":", ",", "\\u0000", "\\ud800", "null", "-", "1e999", "99999999999999999999", "0x", "\0", "\n", "  ", "\t", "&a ", "*a", "!!binary ", "<<: ", "|", ">",
        "f:", "k:{", "v:", "i:0", ".", "/", "~1", "~0", "=", "==", "!=", " in (", " notin (", ")", "!", "%", "é", "\u0085", "\ufeff", "metadata", "managedFields", "$patch", "op", "path",
    ];

    /// <summary>What went wrong for a seed; null when nothing did.</summary>
    public string? FindFailure(int seed)
    {
        var input = InputOf(seed);
        try
        {
            parser.Parse(input);
            return null;
        }
        catch (Exception error) when (error is ApiException or ManifestException or PatchException)
        {
            return null;
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"{parser.Name}, seed {seed}: {error.GetType().Name} {error.Message} for {Convert.ToHexString(input)} = {Encoding.UTF8.GetString(input)}";
        }
    }

    private byte[] InputOf(int seed)
    {
        var random = new Random(seed);
        var bytes = parser.Seeds[random.Next(parser.Seeds.Count)].ToList();
        for (var changes = 1 + random.Next(6); changes > 0; changes--)
        {
            Change(bytes, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(6))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 2:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                break;
            case 3:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + random.Next(8)));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(20))));
                break;
            default:
                bytes.RemoveRange(at, random.Next(20) == 0 ? bytes.Count - at : 0);
                break;
        }
    }
}
