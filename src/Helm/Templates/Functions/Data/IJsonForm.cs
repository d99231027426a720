namespace Flux.Helm.Templates.Functions.Data;

/// <summary>An object that says itself what it is in JSON and YAML.</summary>
internal interface IJsonForm
{
    object? JsonForm { get; }
}
