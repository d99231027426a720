using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Manifests.Tests.Yaml.Fuzzing;

/// <summary>One seed, one input: the same seed always gives the same.</summary>
internal static class YamlFuzzer
{
    private static readonly YamlReadOptions Limits = new() { Budget = new ReadBudget { MaxDepth = 100, MaxNodes = 100_000 } };

    /// <summary>What goes wrong with the input of a seed; null when nothing does.</summary>
    public static string? FindFailure(int seed)
    {
        var random = new Random(seed);
        return seed % 2 == 0 ? CheckText(YamlTexts.Create(random)) : CheckTree(NodeTrees.Create(random));
    }

    /// <summary>Any text is read or refused; what is read can be written, and read again as the same.</summary>
    private static string? CheckText(byte[] text)
    {
        try
        {
            foreach (var document in YamlReader.ReadAll(text, Limits))
            {
                if (CheckTree(document.Root) is { } failure)
                {
                    return $"{Show(text)}: {failure}";
                }
            }

            return null;
        }
        catch (ManifestException)
        {
            return null;
        }
        catch (Exception error)
        {
            return $"{Show(text)}: {error.GetType().Name}: {error.Message}";
        }
    }

    /// <summary>Any tree is written as text that is read as the same tree, unless it holds characters YAML forbids.</summary>
    private static string? CheckTree(Node tree)
    {
        string text;
        try
        {
            text = YamlWriter.Write(tree);
        }
        catch (ManifestException)
        {
            return null;
        }

        try
        {
            var read = YamlReader.Read(text);
            return read.Equals(tree) || NodeTrees.HasFoldedCharacters(tree) || NodeTrees.HasMergeKey(tree) ? null : $"{tree} became {read} by way of\n{text}";
        }
        catch (ManifestException error)
        {
            return NodeTrees.HasMergeKey(tree) ? null : $"{tree} cannot be read back: {error.Message}\n{text}";
        }
    }

    private static string Show(byte[] text) => System.Text.Json.JsonSerializer.Serialize(Encoding.UTF8.GetString(text));
}
