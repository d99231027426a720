using System.Security.Cryptography;
using System.Text;
using Flux.Apply.Normalizing;
using Flux.Apply.Reading;
using Flux.Grains.Decrypting;
using Flux.Grains.Tenants.Metering;
using Flux.Kustomize.Building;
using Flux.Kustomize.Substitution;
using Flux.Kustomize.Toolkit;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.Sops.Keys;

namespace Flux.Grains.Kustomizations;

/// <summary>Builds with the Kustomize engine and substitutes variables; the same content with the same settings is built once.</summary>
internal sealed class KustomizationRenderer(
    RenderCache cache, SubstitutionVariables variables, DecryptionKeys decryption, RemoteBases remotes, TenantMeters meters, TimeProvider time) : IKustomizationRenderer
{
    private static readonly string[] BuildFields =
    [
        "path", "targetNamespace", "namePrefix", "nameSuffix", "patches", "images", "components", "ignoreMissingComponents", "buildMetadata",
    ];

    public async Task<Rendering> RenderAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var (keys, error) = await decryption.ReadAsync(run.Object.Metadata.Namespace, run.Spec.Decryption, cancellationToken);
        if (error is not null)
        {
            return Rendering.Failed(error);
        }

        // A build that is shared belongs to everybody who waits for it: its own budgets end it, not one of them.
        var built = keys is null
            ? await cache.GetAsync(KeyOf(run), () => Task.Run(() => MeasureAsync(run, null, CancellationToken.None), CancellationToken.None), cancellationToken)
            : await Task.Run(() => MeasureAsync(run, keys, cancellationToken), cancellationToken);
        return built.Error is null && run.Spec.PostBuild is not null ? (await SubstituteAsync(run, built, cancellationToken)) with { HasRemoteContent = built.HasRemoteContent } : built;
    }

    /// <summary>Whoever builds pays for it.</summary>
    private async Task<Rendering> MeasureAsync(KustomizationRun run, SopsKeys? keys, CancellationToken cancellationToken)
    {
        var meter = meters.Of(run.Context.Id.Tenant);
        var (rendering, fetched) = await remotes.BuildAsync(
            run.Tenant,
            options =>
            {
                var began = time.GetTimestamp();
                var built = keys is null ? Build(run, options) : BuildDecrypted(run, keys, options, cancellationToken);
                meter.CountRender(time.GetElapsedTime(began));
                return built;
            },
            cancellationToken);
        meter.CountFetched(fetched);
        return rendering;
    }

    /// <summary>As <see cref="Build"/>, with what is encrypted in clear. Never kept: plaintext does not outlive the run.</summary>
    private static Rendering BuildDecrypted(KustomizationRun run, SopsKeys keys, KustomizeOptions options, CancellationToken cancellationToken)
    {
        var spec = run.Session.Current.Root.GetMap("spec") ?? new MapNode();
        var (result, error) = DecryptedBuild.Build(run.Files, SourcePath.Normalise(run.Spec.Path), spec, keys, options, cancellationToken);
        return result is null ? Rendering.Failed(error!) : Finish(result);
    }

    private static Rendering Build(KustomizationRun run, KustomizeOptions options)
    {
        var spec = run.Session.Current.Root.GetMap("spec") ?? new MapNode();
        var result = ToolkitBuilder.Build(run.Files, SourcePath.Normalise(run.Spec.Path), spec, options, CancellationToken.None);
        return result.IsSuccess ? Finish(result.Objects) : Rendering.Failed(string.Join("; ", result.Errors));
    }

    private async Task<Rendering> SubstituteAsync(KustomizationRun run, Rendering built, CancellationToken cancellationToken)
    {
        if (built.Built.FirstOrDefault(PostBuild.IsSubject) is not { } first)
        {
            return built;
        }

        var (values, problem) = await variables.ReadAsync(run, cancellationToken);
        if (values is null)
        {
            return Rendering.Failed($"post build failed for '{PostBuild.Describe(first)}': {problem}");
        }

        // Computation: the grain's scheduler is not the place for it.
        return await Task.Run(() => Substitute(run, built, values), cancellationToken);
    }

    private Rendering Substitute(KustomizationRun run, Rendering built, IReadOnlyDictionary<string, string> values)
    {
        var began = time.GetTimestamp();
        var always = run.Spec.PostBuild!.SubstituteStrategy == "Always";
        var (objects, error) = PostBuild.SubstituteAll(built.Built, values, variables.IsStrict, always);
        var rendering = objects is null ? Rendering.Failed(error!) : Finish(objects);
        meters.Of(run.Context.Id.Tenant).CountRender(time.GetElapsedTime(began));
        return rendering;
    }

    /// <summary>Reads what was built as Flux reads it back, and brings it into the form in which it is applied.</summary>
    private static Rendering Finish(IReadOnlyList<MapNode> built)
    {
        var yaml = Encoding.UTF8.GetBytes(string.Join("---\n", built.Select(item => YamlWriter.Write(item))));
        var reading = ManifestReader.Read(yaml);
        if (reading.Error is { } error)
        {
            return Rendering.Failed(error);
        }

        var objects = reading.Objects.Select(item => (MapNode)ObjectNormalizer.Normalize(item).Freeze()).ToArray();
        return new Rendering(built, objects, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(yaml)), null)
        {
            Bytes = yaml.Length,
        };
    }

    private string KeyOf(KustomizationRun run)
    {
        var settings = new MapNode();
        foreach (var field in BuildFields)
        {
            if (run.Session.Current.Root.Get("spec", field) is { } value)
            {
                settings.Add(field, value);
            }
        }

        // Who may fetch remote bases and who may not build different things from the same.
        return $"{run.Artifact.Digest}\n{remotes.Allows(run.Tenant)}\n{JsonNodeWriter.WriteToString(settings)}";
    }
}
