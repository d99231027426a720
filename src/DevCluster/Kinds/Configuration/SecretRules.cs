using System.Text;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Configuration;

/// <summary>Secrets: plain strings are stored with the data, and known types need their keys.</summary>
internal static class SecretRules
{
    private const long MaxBytes = 1024 * 1024;
    private const string Redacted = "<secret contents redacted>";

    public static void Default(MapNode item)
    {
        item.Default("type", "Opaque");
        if (item.GetMap("stringData") is not { } strings)
        {
            return;
        }

        var data = item.GetOrAddMap("data");
        foreach (var (key, value) in strings)
        {
            data.Set(key, Convert.ToBase64String(Encoding.UTF8.GetBytes((value as StringNode)?.Value ?? "")));
        }

        item.Remove("stringData");
    }

    public static void Validate(MapNode item, ValidationReport report)
    {
        var data = item.GetMap("data") ?? new MapNode();
        DataKeys.Validate(data, "data", report.Errors);
        if (data.Sum(entry => (long)((entry.Value as StringNode)?.Value.Length ?? 0) * 3 / 4) > MaxBytes)
        {
            report.Errors.Add(FieldError.TooLong("data", MaxBytes));
        }

        ValidateType(item, data, report.Errors);
        if (item.GetString("type") == "kubernetes.io/tls" && data["tls.crt"] is StringNode certificate && !HasPem(certificate.Value))
        {
            report.Warnings.Add("tls: failed to find any PEM data in certificate input");
        }
    }

    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report)
    {
        if (item.GetString("type") != old.GetString("type"))
        {
            report.Errors.Add(FieldError.Invalid("type", item.GetString("type") ?? "", "field is immutable"));
        }

        ImmutableData.Validate(item, old, report, "data");
    }

    private static bool HasPem(string base64) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(base64)).Contains("-----BEGIN ", StringComparison.Ordinal);

    private static void ValidateType(MapNode item, MapNode data, List<FieldError> errors)
    {
        switch (item.GetString("type"))
        {
            case "kubernetes.io/tls":
                Require(data, errors, "tls.crt", "tls.key");
                break;
            case "kubernetes.io/ssh-auth":
                Require(data, errors, "ssh-privatekey");
                break;
            case "kubernetes.io/basic-auth" when !data.ContainsKey("username") && !data.ContainsKey("password"):
                Require(data, errors, "username", "password");
                break;
            case "kubernetes.io/dockerconfigjson":
                ValidateJson(data, ".dockerconfigjson", errors);
                break;
            case "kubernetes.io/dockercfg":
                ValidateJson(data, ".dockercfg", errors);
                break;
            case "kubernetes.io/service-account-token" when string.IsNullOrEmpty(item.GetString("metadata", "annotations", "kubernetes.io/service-account.name")):
                errors.Add(FieldError.Required("metadata.annotations[kubernetes.io/service-account.name]"));
                break;
        }
    }

    private static void Require(MapNode data, List<FieldError> errors, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!data.ContainsKey(key))
            {
                errors.Add(FieldError.Required($"data[{key}]"));
            }
        }
    }

    private static void ValidateJson(MapNode data, string key, List<FieldError> errors)
    {
        if (data[key] is not StringNode encoded)
        {
            errors.Add(FieldError.Required($"data[{key}]"));
            return;
        }

        var json = Convert.FromBase64String(encoded.Value);
        try
        {
            JsonNodeReader.Read(json);
        }
        catch (ManifestException error)
        {
            errors.Add(FieldError.Invalid($"data[{key}]", Redacted, GoJsonSyntax.FindError(json) ?? error.Message));
        }
    }
}
