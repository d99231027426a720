namespace Flux.Manifests.Validation;

/// <summary>What is wrong with a field, as the Kubernetes API classifies it.</summary>
public enum FieldErrorType
{
    NotFound,
    Required,
    Duplicate,
    Invalid,
    NotSupported,
    Forbidden,
    TooLong,
    TooMany,
    Internal,
    TypeInvalid,
}
