using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Sops.Metadata;

/// <summary>What SOPS writes beside the encrypted data: by which keys, and which parts are encrypted.</summary>
internal sealed class SopsMetadata
{
    public const string Key = "sops";
    private const string DefaultUnencryptedSuffix = "_unencrypted";

    /// <summary>Any key of a group gives the group's part of the data key.</summary>
    public IReadOnlyList<IReadOnlyList<MasterKey>> Groups { get; private init; } = [];

    /// <summary>How many groups' parts make the data key; 0 where there is only one.</summary>
    public int ShamirThreshold { get; private init; }

    public EncryptionRules Rules { get; private init; } = new();

    /// <exception cref="SopsException">It is malformed.</exception>
    public static SopsMetadata Parse(MapNode source)
    {
        var modified = source.GetString("lastmodified") ?? "";
        if (!DateTimeOffset.TryParse(modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            throw new SopsException($"parsing time \"{modified}\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"{modified}\" as \"2006\"");
        }

        var rules = new EncryptionRules
        {
            UnencryptedSuffix = source.GetString("unencrypted_suffix"),
            EncryptedSuffix = source.GetString("encrypted_suffix"),
            UnencryptedRegex = EncryptionRules.Compile(source.GetString("unencrypted_regex")),
            EncryptedRegex = EncryptionRules.Compile(source.GetString("encrypted_regex")),
        };
        return new SopsMetadata
        {
            Groups = GroupsOf(source),
            ShamirThreshold = ThresholdOf(source["shamir_threshold"]),
            Rules = rules.IsEmpty && !HasCommentRules(source) ? new EncryptionRules { UnencryptedSuffix = DefaultUnencryptedSuffix } : rules,
        };
    }

    private static bool HasCommentRules(MapNode source) =>
        source.GetString("encrypted_comment_regex") is { Length: > 0 } || source.GetString("unencrypted_comment_regex") is { Length: > 0 };

    private static int ThresholdOf(Node? value) => value switch
    {
        NumberNode number when number.TryGetInt64(out var threshold) => (int)Math.Clamp(threshold, 0, 255),
        StringNode text when int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var threshold) => threshold,
        _ => 0,
    };

    private static IReadOnlyList<MasterKey>[] GroupsOf(MapNode source) =>
        source.GetList("key_groups") is { Count: > 0 } groups
            ? [.. groups.OfType<MapNode>().Select(KeysOf)]
            : KeysOf(source) is { Count: > 0 } keys ? [keys] : throw new SopsException("no keys found in file");

    private static IReadOnlyList<MasterKey> KeysOf(MapNode group) =>
    [
        .. Items(group, "kms").Select(item => new MasterKey(MasterKeyKind.AwsKms, Text(item, "arn"), Text(item, "enc"))),
        .. Items(group, "gcp_kms").Select(item => new MasterKey(MasterKeyKind.GcpKms, Text(item, "resource_id"), Text(item, "enc"))),
        .. Items(group, "hckms").Select(item => new MasterKey(MasterKeyKind.HuaweiKms, Text(item, "key_id"), Text(item, "enc"))),
        .. Items(group, "azure_kv").Select(item => new MasterKey(
            MasterKeyKind.AzureKeyVault, $"{Text(item, "vault_url")}/keys/{Text(item, "name")}/{Text(item, "version")}", Text(item, "enc"))),
        .. Items(group, "hc_vault").Select(item => new MasterKey(
            MasterKeyKind.HashiCorpVault,
            $"{Text(item, "vault_address")}/v1/{Text(item, "engine_path")}/encrypt/{Text(item, "key_name")}",
            Text(item, "enc"))),
        .. Items(group, "pgp").Select(item => new MasterKey(MasterKeyKind.Pgp, Text(item, "fp"), Text(item, "enc"))),
        .. Items(group, "age").Select(item => new MasterKey(MasterKeyKind.Age, Text(item, "recipient"), Text(item, "enc"))),
    ];

    private static IEnumerable<MapNode> Items(MapNode group, string field) => (group.GetList(field) ?? new ListNode()).OfType<MapNode>();

    private static string Text(MapNode item, string field) => item.GetString(field) ?? "";
}
