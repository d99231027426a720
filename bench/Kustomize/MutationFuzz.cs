using System.Globalization;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Bench.Kustomize;

/// <summary>
/// Builds of damaged kustomizations, resources and patches. A build may fail but not throw, and none may take long. Everything
/// follows from the seed; what fails is printed with its number.
/// </summary>
internal static class MutationFuzz
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromSeconds(10);

    private static readonly string[] _pieces =
    [
        "{", "}", "[", "]", ":", ": ", "- ", "\n", "  ", "&a ", "*a", "<<: *a", "|", ">-", "\"", "'", "---\n", "#", "!!int ", "null", "~", "\t", "$patch: delete", "$patch: replace",
        "$setElementOrder/containers: []", "../", "/", "..", "x", "0", "-1", "99999999999999999999", "\u0085", "\uFEFF", "name: ", "metadata: null", "kind: List\nitems: []\n", "op: copy", "path: ''", "from: /", "%", "\r\n",
    ];

    private static readonly string[] _names = ["kustomization.yaml", "r.yaml", "p.yaml", "j.yaml", "t.yaml", "base/kustomization.yaml", "f.txt"];

    public static int Run(int seed, int count)
    {
        var failures = 0;
        for (var i = 0; i < count; i++)
        {
            if (Fail(seed, i) is { } problem)
            {
                failures++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, build {i}: {problem}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} builds, {failures} failures"));
        return failures == 0 ? 0 : 1;
    }

    /// <summary>What went wrong with one build, or null.</summary>
    public static string? Fail(int seed, int number)
    {
        var files = Damage(new Random(unchecked((seed * 1_000_003) + number)));
        using var limit = new CancellationTokenSource(LongestBuild);
        try
        {
            var result = KustomizeBuilder.Build(files, "", null, limit.Token);
            if (result.IsSuccess)
            {
                result.WriteYaml();
            }

            return null;
        }
        catch (OperationCanceledException)
        {
            return $"took longer than {LongestBuild.TotalSeconds} s";
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error.ToString();
        }
    }

    private static InMemoryFileSystem Damage(Random random)
    {
        var files = _names.ToDictionary(name => name, Sample.Of);
        for (var rounds = random.Next(1, 6); rounds > 0; rounds--)
        {
            var name = _names[random.Next(_names.Length)];
            files[name] = Damage(files[name], files[_names[random.Next(_names.Length)]], random);
        }

        return InMemoryFileSystem.FromText(files);
    }

    private static string Damage(string text, string other, Random random)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(at + random.Next(40), text.Length);
        return random.Next(6) switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, _pieces[random.Next(_pieces.Length)]),
            2 => text.Insert(random.Next(text.Length + 1), text[at..end]),
            3 => text[..at] + other[random.Next(other.Length + 1)..],
            4 when at < text.Length => text[..at] + (char)random.Next(1, 0x3000) + text[(at + 1)..],
            _ => text[..at] + _pieces[random.Next(_pieces.Length)] + text[end..],
        };
    }
}
