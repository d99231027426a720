using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary><c>prims/validation</c>.</summary>
internal sealed class ValidationTopic : ICorpusTopic
{
    private static readonly Dictionary<string, Func<string, IReadOnlyList<string>>> Rules = new()
    {
        ["IsDNS1123Label"] = NameRules.Dns1123Label,
        ["IsDNS1123Subdomain"] = NameRules.Dns1123Subdomain,
        ["IsDNS1123SubdomainWithUnderscore"] = NameRules.Dns1123SubdomainWithUnderscore,
        ["IsDNS1035Label"] = NameRules.Dns1035Label,
        ["IsWildcardDNS1123Subdomain"] = NameRules.WildcardDns1123Subdomain,
        ["IsQualifiedName"] = NameRules.QualifiedName,
        ["IsValidLabelValue"] = NameRules.LabelValue,
        ["IsCIdentifier"] = NameRules.CIdentifier,
        ["IsValidPercent"] = NameRules.Percent,
        ["IsHTTPHeaderName"] = NameRules.HttpHeaderName,
        ["IsEnvVarName"] = NameRules.EnvironmentVariableName,
        ["IsRelaxedEnvVarName"] = NameRules.RelaxedEnvironmentVariableName,
        ["IsConfigMapKey"] = NameRules.ConfigMapKey,
        ["IsValidPortName"] = PortRules.Name,
        ["IsFullyQualifiedName"] = name => Texts(FieldRules.FullyQualifiedName("p", name)),
        ["IsFullyQualifiedDomainName"] = name => Texts(FieldRules.FullyQualifiedDomainName("p", name)),
        ["IsDomainPrefixedPath"] = path => Texts(FieldRules.DomainPrefixedPath("p", path)),
        ["IsValidIP"] = value => Texts(FieldRules.IpAddress("p", value)),
        ["IsValidCIDR"] = value => Texts(FieldRules.Cidr("p", value)),
        ["ValidateFieldManager"] = manager => Texts(FieldRules.FieldManager("fieldManager", manager)),
        ["ValidateLabelName"] = name => Texts(LabelValidator.LabelName("p", name)),
        ["ValidateFinalizerName"] = name => Texts(LabelValidator.LabelName("metadata.finalizers", name)),
    };

    public bool Handles(string path) => path == "prims/validation";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Run(item));

    private static string? Run(MapNode item)
    {
        var messages = item.GetString("op") switch
        {
            "portnum" => PortRules.Number(item.GetInt64("int")!.Value),
            "objectmeta" => Texts(ObjectMetaValidator.Validate(item.GetMap("object")!, item.GetBoolean("flag") == true, NameRules.Dns1123Subdomain)),
            "condition" => Texts(ConditionValidator.Validate(item.GetList("object")!)),
            _ => Rules[item.GetString("name")!](item.GetString("text")!),
        };
        return Expectation.Difference(item.Get("want", "messages"), new ListNode(messages.Select(message => (Node)message)));
    }

    private static IReadOnlyList<string> Texts(IEnumerable<FieldError> errors) => [.. errors.Select(error => error.ToString())];
}
