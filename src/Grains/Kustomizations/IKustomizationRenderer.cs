namespace Flux.Grains.Kustomizations;

/// <summary>Turns the artifact's files into objects, as the spec says.</summary>
internal interface IKustomizationRenderer
{
    Task<Rendering> RenderAsync(KustomizationRun run, CancellationToken cancellationToken);
}
