using System.Security.Cryptography;
using System.Text;
using Flux.Sops.Decrypting;
using Flux.Sops.Formats;
using Flux.Sops.Keys;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Flux.Sops.Tests.Decrypting;

public sealed class SopsDecryptorTests
{
    private static readonly byte[] DataKey = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task Decrypt_Yaml_LeavesWhatTheRulesLeave()
    {
        Assert.True(Programs.HasAge, "the age program is not installed");
        var (keys, enc) = await EncryptKeyAsync();
        var yaml = $"open: text\nlist:\n    - {Seal("1", "list:", "int")}\nmap:\n    key: {Seal("two\nlines\n", "map:key:", "str")}\n{Metadata(enc, "encrypted_regex: ^(list|map)$")}";

        var (content, error) = SopsDecryptor.Decrypt(Encoding.UTF8.GetBytes(yaml), SopsFormat.Yaml, SopsFormat.Yaml, keys);

        Assert.Null(error);
        Assert.Equal("open: text\nlist:\n    - 1\nmap:\n    key: |\n        two\n        lines\n", Encoding.UTF8.GetString(content!));
    }

    [Fact]
    public async Task Decrypt_ValueMovedToAnotherKey_FailsWithoutPlaintext()
    {
        Assert.True(Programs.HasAge, "the age program is not installed");
        var (keys, enc) = await EncryptKeyAsync();
        var yaml = $"other: {Seal("secret", "key:", "str")}\n{Metadata(enc, "unencrypted_suffix: _plain")}";

        var (content, error) = SopsDecryptor.Decrypt(Encoding.UTF8.GetBytes(yaml), SopsFormat.Yaml, SopsFormat.Yaml, keys);

        Assert.Null(content);
        Assert.EndsWith("cipher: message authentication failed", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decrypt_Dotenv_KeepsOrderAndComments()
    {
        Assert.True(Programs.HasAge, "the age program is not installed");
        var (keys, enc) = await EncryptKeyAsync();
        var text = $"B={Seal("1", "B:", "str")}\n#{Seal(" note", ":", "comment")}\nA={Seal("x", "A:", "str")}\n"
            + $"sops_age__list_0__map_enc={enc.Replace("\n", "\\n", StringComparison.Ordinal)}\nsops_age__list_0__map_recipient=r\n"
            + "sops_lastmodified=2026-01-01T00:00:00Z\nsops_mac=ENC[x]\nsops_version=3.13.2\n";

        var (content, error) = SopsDecryptor.Decrypt(Encoding.UTF8.GetBytes(text), SopsFormat.Dotenv, SopsFormat.Dotenv, keys);

        Assert.Null(error);
        Assert.Equal("B=1\n# note\nA=x\n", Encoding.UTF8.GetString(content!));
    }

    [Theory]
    [InlineData("kms: [{arn: 'arn:aws:kms:eu:1:key/x', enc: AAAA}]", "arn:aws:kms:eu:1:key/x", "AWS KMS")]
    [InlineData("gcp_kms: [{resource_id: projects/p/key, enc: AAAA}]", "projects/p/key", "GCP KMS")]
    [InlineData("azure_kv: [{vault_url: 'https://v', name: k, version: '1', enc: AAAA}]", "https://v/keys/k/1", "Azure Key Vault")]
    [InlineData("hc_vault: [{vault_address: 'https://v', engine_path: e, key_name: k, enc: AAAA}]", "https://v/v1/e/encrypt/k", "HashiCorp Vault")]
    [InlineData("hckms: [{key_id: 'eu:k', enc: AAAA}]", "eu:k", "Huawei Cloud KMS")]
    public void Decrypt_KeyOfAService_SaysWhichAndWhatToDo(string group, string name, string service)
    {
        var yaml = $"a: ENC[x]\nsops:\n    {group}\n    lastmodified: \"2026-01-01T00:00:00Z\"\n    mac: ENC[x]\n";

        var (_, error) = SopsDecryptor.Decrypt(Encoding.UTF8.GetBytes(yaml), SopsFormat.Yaml, SopsFormat.Yaml, new SopsKeys());

        var text = System.Text.RegularExpressions.Regex.Replace(error!, @"[\s|]+", " ");
        Assert.Contains($"{name}: FAILED", text, StringComparison.Ordinal);
        Assert.Contains($"has no access to the key service ({service}); add an age or OpenPGP recipient", text, StringComparison.Ordinal);
    }

    private static string Metadata(string enc, string rule) =>
        $"sops:\n    age:\n        - enc: |\n{string.Concat(enc.TrimEnd('\n').Split('\n').Select(line => $"            {line}\n"))}          recipient: r\n"
        + $"    {rule}\n    lastmodified: \"2026-01-01T00:00:00Z\"\n    mac: ENC[x]\n";

    private static async Task<(SopsKeys Keys, string Enc)> EncryptKeyAsync()
    {
        var secret = await Programs.RunAsync("/usr/bin/age-keygen", null);
        var recipient = secret.Split('\n').Single(line => line.Contains("public key:", StringComparison.Ordinal)).Split(": ")[1].Trim();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, DataKey);
        var keys = new SopsKeys();
        Assert.Null(keys.Import("test.agekey", Encoding.UTF8.GetBytes(secret)));
        var enc = await Programs.RunAsync("/usr/bin/age", null, "--encrypt", "--armor", "-r", recipient, file);
        File.Delete(file);
        return (keys, enc);
    }

    private static string Seal(string plain, string additionalData, string type)
    {
        var iv = RandomNumberGenerator.GetBytes(32);
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(true, new AeadParameters(new KeyParameter(DataKey), 128, iv, Encoding.UTF8.GetBytes(additionalData)));
        var input = Encoding.UTF8.GetBytes(plain);
        var output = new byte[cipher.GetOutputSize(input.Length)];
        cipher.DoFinal(output, cipher.ProcessBytes(input, 0, input.Length, output, 0));
        return $"ENC[AES256_GCM,data:{Convert.ToBase64String(output[..^16])},iv:{Convert.ToBase64String(iv)},tag:{Convert.ToBase64String(output[^16..])},type:{type}]";
    }
}
