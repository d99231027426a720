using System.Text.Json;
using System.Text.Json.Serialization;
using Flux.Contracts.GitRepositories;
using Flux.Contracts.Kustomizations;
using Flux.Contracts.Tenants;

namespace Flux.Contracts.Objects;

/// <summary>Reads stored objects into their typed form. Unknown fields are ignored, absent ones take their defaults.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = false)]
[JsonSerializable(typeof(ToolkitObject<KustomizationSpec, KustomizationStatus>))]
[JsonSerializable(typeof(ToolkitObject<GitRepositorySpec, GitRepositoryStatus>))]
[JsonSerializable(typeof(ToolkitObject<TenantSpec, TenantStatus>))]
public sealed partial class ToolkitJson : JsonSerializerContext;
