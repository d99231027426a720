namespace Flux.KubeApi.Requests;

/// <summary>What happens to fields that a kind does not have.</summary>
public enum FieldValidationMode
{
    Ignore,
    Warn,
    Strict,
}
