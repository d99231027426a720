using System.Text;
using Flux.Contracts.Kustomizations;
using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations;

/// <summary>Reads the variables of a <c>postBuild</c> section from the ConfigMaps and Secrets that it names, and its own.</summary>
internal sealed class SubstitutionVariables(ReferencedObjects objects, IOptions<ReconcileOptions> options)
{
    /// <summary>All that may be read for one run: the same object may be named any number of times.</summary>
    private const long MostCharacters = 16L << 20;

    /// <summary>Whether a variable that is not set is an error.</summary>
    public bool IsStrict => options.Value.IsEnabled(FeatureGates.StrictPostBuildSubstitutions);

    /// <returns>The variables, or why they cannot be read.</returns>
    public async Task<(IReadOnlyDictionary<string, string>? Values, string? Error)> ReadAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var sources = new List<IReadOnlyDictionary<string, string>>();
        var characters = 0L;
        foreach (var reference in run.Spec.PostBuild!.SubstituteFrom)
        {
            var (data, error) = await ReadAsync(run.Object.Metadata.Namespace, reference, cancellationToken);
            if (error is not null)
            {
                return (null, error);
            }

            characters += data.Sum(item => (long)item.Key.Length + item.Value.Length);
            if (characters > MostCharacters)
            {
                return (null, $"the objects of spec.postBuild.substituteFrom have more than {MostCharacters} characters together");
            }

            sources.Add(data);
            if (reference.Kind == "Secret")
            {
                data.Values.ToList().ForEach(run.Secrets.Add);
            }
        }

        var inline = run.Session.Current.Root.GetMap("spec", "postBuild", "substitute");
        return (Kustomize.Substitution.PostBuild.Variables(inline, sources), null);
    }

    private async Task<(IReadOnlyDictionary<string, string> Data, string? Error)> ReadAsync(
        string @namespace, SubstituteReference reference, CancellationToken cancellationToken)
    {
        var isSecret = reference.Kind == "Secret";
        var answer = isSecret
            ? await objects.SecretAsync(@namespace, reference.Name, cancellationToken)
            : await objects.ConfigMapAsync(@namespace, reference.Name, cancellationToken);
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!answer.IsSuccess)
        {
            return answer.IsNotFound && reference.Optional
                ? (data, null)
                : (data, $"substitute from '{reference.Kind}/{reference.Name}' error: {answer.Error.Message}");
        }

        foreach (var (key, value) in answer.Object.GetMap("data") ?? new MapNode())
        {
            var text = (value as StringNode)?.Value ?? "";
            data[key] = isSecret ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : text;
        }

        return (data, null);
    }
}
