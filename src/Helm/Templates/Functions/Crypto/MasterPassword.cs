using System.Buffers.Binary;
using System.Security.Cryptography;
using Flux.Helm.Templates.Text;
using Org.BouncyCastle.Crypto.Generators;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>The Master Password algorithm: a site password out of a master password, a user and a counter.</summary>
internal static class MasterPassword
{
    private static readonly byte[] Seed = "com.lyndir.masterpassword"u8.ToArray();

    public static string Derive(uint counter, string type, string password, string user, string site)
    {
        if (Patterns(type) is not { } patterns)
        {
            return $"cannot find password template {type}";
        }

        var userBytes = GoText.Encode(user);
        byte[] salt = [.. Seed, .. Number((uint)userBytes.Length), .. userBytes];
        var key = SCrypt.Generate(GoText.Encode(password), salt, 32768, 8, 2, 64);
        var siteBytes = GoText.Encode(site);
        byte[] message = [.. Seed, .. Number((uint)siteBytes.Length), .. siteBytes, .. Number(counter)];
        var random = HMACSHA256.HashData(key, message);
        var pattern = patterns[random[0] % patterns.Length];
        return string.Concat(pattern.Select((letter, index) => Pick(letter, random[index + 1])));
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static char Pick(char letter, byte random)
    {
        var alphabet = letter switch
        {
            'V' => "AEIOU",
            'C' => "BCDFGHJKLMNPQRSTVWXYZ",
            'v' => "aeiou",
            'c' => "bcdfghjklmnpqrstvwxyz",
            'A' => "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
            'a' => "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
            'n' => "0123456789",
            'o' => "@&%?,=[]_:-+*$#!'^~;()/.",
            _ => "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
        };
        return alphabet[random % alphabet.Length];
    }

    private static string[]? Patterns(string type) => type switch
    {
        "maximum" => ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
        "long" =>
        [
            "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno", "CvcvnoCvccCvcv",
            "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno", "CvccnoCvccCvcv", "CvccCvccnoCvcv",
            "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno", "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
        ],
        "medium" => ["CvcnoCvc", "CvcCvcno"],
        "short" => ["Cvcn"],
        "basic" => ["aaanaaan", "aannaaan", "aaannaaa"],
        "pin" => ["nnnn"],
        _ => null,
    };
}
