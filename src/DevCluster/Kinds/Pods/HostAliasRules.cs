using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Validation;
using Flux.Manifests.Networking;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of names that a pod knows by itself.</summary>
internal static class HostAliasRules
{
    public static void Validate(MapNode spec, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, alias) in spec.Items("hostAliases").Index())
        {
            var at = path.Index(index);
            var address = alias.GetString("ip") ?? "";
            if (GoIp.Parse(address) is null)
            {
                errors.Add(FieldError.Invalid(at.Child("ip").ToString(), address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
            }

            foreach (var host in (alias.GetList("hostnames") ?? []).OfType<StringNode>())
            {
                errors.AddRange(NameRuleCheck.Subdomain(host.Value).Select(fault => FieldError.Invalid(at.Child("hostnames").ToString(), host, fault)));
            }
        }
    }
}
