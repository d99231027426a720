using Flux.Grains.Events;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;

namespace Flux.Grains.Kustomizations;

/// <summary>Events of a Kustomization: the reason is that of the Ready condition at the moment, as in Flux.</summary>
internal sealed class KustomizationEvents(IEventRecorder recorder, TimeProvider time)
{
    public const string Controller = "kustomize-controller";

    public void Info(KustomizationRun run, string message) => Record(run, EventSeverity.Info, message, run.Revision, run.OriginRevision, null);

    public void Error(KustomizationRun run, string message) => Record(run, EventSeverity.Error, message, run.Revision, run.OriginRevision, null);

    /// <summary>Only stored, for whoever looks closely: nobody is told.</summary>
    public void Note(KustomizationRun run, string message) =>
        recorder.Record(Create(run, EventSeverity.Error, message, new Dictionary<string, string>()) with { IsLocal = true });

    /// <summary>About what was applied last, whatever this run has resolved.</summary>
    public void OfLastApplied(KustomizationRun run, EventSeverity severity, string message, bool commitStatus = false) =>
        Record(
            run,
            severity,
            message,
            Text(run, "lastAppliedRevision"),
            Text(run, "lastAppliedOriginRevision"),
            commitStatus ? new("commit_status", "update") : null);

    private void Record(
        KustomizationRun run, EventSeverity severity, string message, string revision, string origin, KeyValuePair<string, string>? extra)
    {
        var metadata = new Dictionary<string, string>();
        Add(metadata, "revision", revision);
        Add(metadata, "originRevision", origin);
        if (extra is { } pair)
        {
            Add(metadata, pair.Key, pair.Value);
        }

        recorder.Record(Create(run, severity, message, metadata));
    }

    private ObjectEvent Create(KustomizationRun run, EventSeverity severity, string message, Dictionary<string, string> metadata)
    {
        var reason = run.Conditions.Reason(ConditionTypes.Ready);
        return new ObjectEvent
        {
            ApiVersion = ToolkitKinds.Kustomization.ApiVersion,
            Kind = ToolkitKinds.Kustomization.Kind,
            Namespace = run.Object.Metadata.Namespace,
            Name = run.Object.Metadata.Name,
            Uid = run.Object.Metadata.Uid,
            ResourceVersion = run.Session.Object.ResourceVersion,
            Severity = severity,
            Reason = reason.Length > 0 ? reason : severity == EventSeverity.Error ? "error" : "info",
            Message = severity == EventSeverity.Error ? run.Secrets.Hide(message) : message,
            Metadata = EventMetadata.Of(run.Object.Metadata.Annotations, metadata),
            Controller = Controller,
            Timestamp = time.GetUtcNow(),
        };
    }

    private static void Add(Dictionary<string, string> metadata, string key, string value)
    {
        if (value.Length > 0)
        {
            metadata[$"{ToolkitKinds.Kustomization.Group}/{key}"] = value;
        }
    }

    private static string Text(KustomizationRun run, string field) =>
        Manifests.Nodes.NodeExtensions.GetString(run.Status, field) ?? "";
}
