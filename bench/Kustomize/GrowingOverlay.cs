using System.Globalization;
using System.Text;

namespace Flux.Bench.Kustomize;

/// <summary>Overlays over any number of objects: prefix, namespace, labels, images and one patch in fifty.</summary>
internal static class GrowingOverlay
{
    private const int Configs = 10;

    private const string Template = """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app-NUMBER, labels: {app: app-NUMBER}}
        spec:
          replicas: 1
          selector: {matchLabels: {app: app-NUMBER}}
          template:
            metadata: {labels: {app: app-NUMBER}}
            spec:
              containers:
              - name: main
                image: registry.example.com/team/app:1.0
                envFrom: [{configMapRef: {name: conf-CONFIG}}]

        """;

    public static string Write(string folder, int objects)
    {
        var root = Path.Combine(folder, $"overlay-of-{objects}");
        var text = new StringBuilder();
        for (var i = 0; i < objects; i++)
        {
            text.Append(Template.Replace("NUMBER", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("CONFIG", (i % Configs).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        Directory.CreateDirectory(Path.Combine(root, "base"));
        Directory.CreateDirectory(Path.Combine(root, "overlay"));
        File.WriteAllText(Path.Combine(root, "base/all.yaml"), text.ToString());
        File.WriteAllText(Path.Combine(root, "base/kustomization.yaml"), "resources: [all.yaml]\nconfigMapGenerator:\n"
            + string.Concat(Enumerable.Range(0, Configs).Select(i => $"- {{name: conf-{i}, literals: [a=b]}}\n")));
        File.WriteAllText(Path.Combine(root, "overlay/kustomization.yaml"), """
            resources: [../base]
            namePrefix: p-
            namespace: team
            labels: [{pairs: {env: prod}, includeSelectors: true}]
            images: [{name: registry.example.com/team/app, newTag: '2'}]
            patches:

            """ + string.Concat(Enumerable.Range(0, Math.Max(objects / 50, 1)).Select(Patch)));
        return Path.Combine(root, "overlay");
    }

    private static string Patch(int i) =>
        $"- patch: |\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {{name: app-{i}}}\n    spec: {{replicas: 3}}\n";
}
