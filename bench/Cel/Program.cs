using Flux.Cel.Bench;
using Flux.Contracts.Schemas;
using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Toolkit;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Definitions;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Status;

// Expressions and schemas on one thread. Every row is the best of several rounds.
const string ready = "status.conditions.filter(e, e.type == 'Ready').all(e, e.status == 'True') && status.observedGeneration == metadata.generation";

var resource = Samples.Kustomization();
var release = Samples.Repository();
var variables = CelVariables.FieldsOf(resource);
var program = CelEnvironments.Unchecked.Compile(ready).Program!;
var expression = ToolkitExpression.Compile(
    "self.status.conditions.filter(e, e.type == 'Ready').all(e, e.status == 'True')", CelEnvironments.Toolkit("self"), output: null, out _)!;
var self = CelVariables.FieldsOf(new MapNode { { "self", resource.DeepClone() } });
var checks = CustomHealthCheckSet.Create([new("kustomize.toolkit.fluxcd.io/v1", "Kustomization", Current: ready)], out _)!;
var kustomizations = Samples.Schema("kustomizations.kustomize.toolkit.fluxcd.io");
var repositories = Samples.Schema("gitrepositories.source.toolkit.fluxcd.io");
var json = CrdDocuments.Find("helmreleases.helm.toolkit.fluxcd.io")!.Json;
var definition = (MapNode)JsonNodeReader.Read(json.Span)!;
DefinitionValidator.Default(definition);

Console.WriteLine($"{"what",-52}{"time",14}{"allocated",14}");
Measurement.Print("compile a ready expression", () => CelEnvironments.Unchecked.Compile(ready));
Measurement.Print("evaluate it", () => program.Evaluate(variables));
Measurement.Print("evaluate a readyExpr of a dependency", () => expression.EvaluateBoolean(self, out _));
Measurement.Print("custom health check of an object", () => checks.Evaluate(resource));
Measurement.Print("validate a Kustomization", () => kustomizations.Validate(resource));
Measurement.Print("validate its update", () => kustomizations.Validate(resource, resource));
Measurement.Print("copy, default and prune it", () => Prepare(kustomizations, resource));
Measurement.Print("validate a GitRepository, which has rules", () => repositories.Validate(release));
Measurement.Print("parse the schema of a HelmRelease", () => StructuralSchema.Parse(Samples.SchemaOf(definition)));
Measurement.Print("check the definition of a HelmRelease", () => DefinitionValidator.Validate(definition));
return 0;

static void Prepare(StructuralSchema schema, MapNode resource)
{
    var copy = resource.Copy();
    schema.Default(copy);
    schema.Prune(copy);
}
