using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary>What the recording kept of a definition: its versions stand beside the spec, without their schemas.</summary>
internal static class DefinitionDigest
{
    public static MapNode Of(MapNode definition)
    {
        var digest = definition.Copy();
        if (digest.GetMap("spec") is { } spec && spec.GetList("versions") is { } versions)
        {
            spec.Remove("versions");
            foreach (var version in versions.OfType<MapNode>())
            {
                version.Remove("schema");
            }

            digest.Set("versions", versions);
        }

        return digest;
    }
}
