using Flux.Manifests.Nodes;
using Flux.Sops.Formats;
using Flux.Sops.Keys;
using Flux.Sops.Metadata;

namespace Flux.Sops.Decrypting;

/// <summary>
/// Decrypts documents that SOPS encrypted, with the keys of one user. As Flux does, it trusts the authentication of each value and
/// does not compare the MAC over the document. Stateless and thread-safe.
/// </summary>
public static class SopsDecryptor
{
    private const int LargestDocument = 5 << 20;

    /// <summary>Decrypts a file.</summary>
    /// <param name="data">The encrypted file, at most 5 MiB.</param>
    /// <param name="input">Its format.</param>
    /// <param name="output">The format to have.</param>
    /// <param name="keys">The private keys.</param>
    /// <returns>The content, or why there is none, in words without plaintext.</returns>
    public static (byte[]? Content, string? Error) Decrypt(ReadOnlySpan<byte> data, SopsFormat input, SopsFormat output, SopsKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (data.Length > LargestDocument)
        {
            return (null, $"cannot decrypt file with size ({data.Length} bytes) exceeding limit ({LargestDocument})");
        }

        try
        {
            return (Emit(Decrypt(Load(data, input), keys), input, output), null);
        }
        catch (SopsException error)
        {
            return (null, error.Message);
        }
    }

    /// <summary>Whether an object carries SOPS metadata, and so holds ciphertext.</summary>
    public static bool IsEncrypted(MapNode item) => item.GetString(SopsMetadata.Key, "mac") is { Length: > 0 };

    /// <summary>Decrypts an object that is encrypted as a whole.</summary>
    public static (MapNode? Object, string? Error) Decrypt(MapNode item, SopsKeys keys, string format)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(keys);
        try
        {
            return (DecryptTree(item, keys, format), null);
        }
        catch (SopsException error)
        {
            return (null, error.Message);
        }
    }

    private static MapNode DecryptTree(MapNode item, SopsKeys keys, string format)
    {
        SopsMetadata metadata;
        try
        {
            metadata = SopsMetadata.Parse(item.GetMap(SopsMetadata.Key)!);
        }
        catch (SopsException error)
        {
            throw new SopsException($"failed to load encrypted {format} data: {error.Message}");
        }

        var tree = item.Copy();
        tree.Remove(SopsMetadata.Key);
        return new TreeDecryptor(new ValueCipher(DataKeyRecovery.Recover(metadata, keys)), metadata.Rules).Decrypt(tree);
    }

    private static (MapNode Tree, SopsFormat Format) Load(ReadOnlySpan<byte> data, SopsFormat format)
    {
        try
        {
            var tree = StoreOf(format).Load(data);
            return tree.GetMap(SopsMetadata.Key) is null ? throw new SopsException("sops metadata not found") : (tree, format);
        }
        catch (SopsException error)
        {
            throw new SopsException($"failed to load encrypted {SopsFormats.Name(format)} data: {error.Message}");
        }
    }

    private static MapNode Decrypt((MapNode Tree, SopsFormat Format) loaded, SopsKeys keys) =>
        DecryptTree(loaded.Tree, keys, SopsFormats.Name(loaded.Format));

    private static byte[] Emit(MapNode tree, SopsFormat input, SopsFormat output)
    {
        try
        {
            return StoreOf(output).Emit(tree);
        }
        catch (SopsException error)
        {
            throw new SopsException($"failed to emit encrypted {SopsFormats.Name(input)} file as decrypted {SopsFormats.Name(output)}: {error.Message}");
        }
    }

    private static ISopsStore StoreOf(SopsFormat format) => format switch
    {
        SopsFormat.Binary => new BinaryStore(),
        SopsFormat.Dotenv => new DotenvStore(),
        SopsFormat.Ini => new IniStore(),
        SopsFormat.Json => new JsonStore(),
        _ => new YamlStore(),
    };
}
