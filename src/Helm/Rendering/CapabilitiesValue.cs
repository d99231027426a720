using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Rendering;

/// <summary><c>.Capabilities</c>.</summary>
internal sealed class CapabilitiesValue(KubernetesCapabilities capabilities) : GoObject
{
    private static readonly G Struct = new("common.Capabilities", GoKind.Struct);
    private static readonly G Pointer = new("*common.Capabilities", GoKind.Pointer, Struct);

    public override GoType Type => Pointer;

    public override IReadOnlyList<KeyValuePair<string, object?>> Fields { get; } =
    [
        new("KubeVersion", new KubeVersionValue(capabilities.KubeVersion)),
        new("APIVersions", new GoList(VersionSet.Type, [.. capabilities.ApiVersions])),
        new("HelmVersion", new BuildInfoValue(capabilities)),
    ];

    private sealed class KubeVersionValue(KubeVersion version) : GoObject, IJsonForm
    {
        private static readonly G Own = new("common.KubeVersion", GoKind.Struct);

        public override GoType Type => Own;

        public override string Text => version.Normalized;

        public object JsonForm => new OrderedFields([new("Version", version.Version), new("Major", version.Major), new("Minor", version.Minor)]);

        public override IReadOnlyList<KeyValuePair<string, object?>> Fields { get; } =
            [new("Version", version.Version), new("Major", version.Major), new("Minor", version.Minor)];

        public override TemplateMethod? FindMethod(string name) => name switch
        {
            "String" => new TemplateMethod([], false, G.String, (_, _) => version.Normalized),
            "GitVersion" => new TemplateMethod([], false, G.String, (_, _) => version.Version),
            _ => null,
        };
    }

    private sealed class BuildInfoValue(KubernetesCapabilities capabilities) : GoObject, IJsonForm
    {
        private static readonly G Own = new("version.BuildInfo", GoKind.Struct);

        public override GoType Type => Own;

        public object JsonForm => new OrderedFields(
            [new("version", capabilities.HelmVersion), new("go_version", capabilities.GoVersion), new("kube_client_version", capabilities.KubeClientVersion)]);

        public override IReadOnlyList<KeyValuePair<string, object?>> Fields { get; } =
        [
            new("Version", capabilities.HelmVersion), new("GitCommit", ""), new("GitTreeState", ""),
            new("GoVersion", capabilities.GoVersion), new("KubeClientVersion", capabilities.KubeClientVersion),
        ];
    }
}
