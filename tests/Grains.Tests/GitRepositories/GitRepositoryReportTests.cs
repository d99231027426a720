using Flux.Contracts.GitRepositories;
using Flux.Contracts.Objects;
using Flux.Contracts.Reconciling;
using Flux.Grains.Events;
using Flux.Grains.GitRepositories;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Flux.Sources.Git;
using Flux.Sources.Storage;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Tests.GitRepositories;

public sealed class GitRepositoryReportTests : IEventRecorder
{
    private const string Stored = """ "artifact": { "digest": "sha256:1", "path": "p", "revision": "main@sha1:1", "url": "u" } """;

    private readonly List<string> _events = [];
    private readonly GitRepositoryReport _report;

    public GitRepositoryReportTests() =>
        _report = new GitRepositoryReport(this, new ArtifactUrls("storage"), Options.Create(new ReconcileOptions()), TimeProvider.System);

    [Fact]
    public void Status_OfANewObject_HasObservedNothing() => Assert.Equal(
        -1, ToolkitJson.Read<GitRepositorySpec, GitRepositoryStatus>("""{ "spec": { "url": "https://git.example.com/app" } }"""u8).Status.ObservedGeneration);

    [Fact]
    public void Succeed_WithTheBytesThatWereLost_TellsNothing()
    {
        var run = Run(Stored);

        _report.Succeed(run, new GitFetched("main@sha1:1", "1", "first", new StoredArtifact("p", "sha256:1", 1, default), null));

        Assert.Empty(_events);
        Assert.Equal("True", run.Conditions.Status("Ready"));
    }

    [Fact]
    public void Unchanged_AfterAFailure_NamesTheFetchedCommit()
    {
        var run = Run($$""" {{Stored}}, "conditions": [ { "type": "FetchFailed", "status": "True" } ] """, isStored: true);

        _report.Unchanged(run, new GitNotModified("sha1:1", "ArtifactUpToDate", "same", null) { CommitMessage = "first" });

        Assert.Equal(["ArtifactUpToDate: same", "Succeeded: stored artifact for commit 'first'"], _events);
    }

    [Fact]
    public void Unchanged_WithoutVerifyAndNothingFetched_KeepsWhatWasVerified()
    {
        var run = Run($$""" {{Stored}}, "sourceVerificationMode": "HEAD", "conditions": [ { "type": "SourceVerified", "status": "True" } ] """, isStored: true);

        _report.Unchanged(run, new GitNotModified("main@sha1:1", "GitOperationSucceeded", "same", null));

        Assert.Equal(("True", "HEAD"), (run.Conditions.Status("SourceVerified"), run.Status.GetString("sourceVerificationMode")));
    }

    [Theory]
    [InlineData(GitFetchStage.Authentication, "IncludeUnavailable ArtifactOutdated")]
    [InlineData(GitFetchStage.Checkout, "")]
    public void Fail_AtAStage_ForgetsOnlyWhatWentWellBefore(GitFetchStage stage, string kept)
    {
        var run = Run($$""" {{Stored}}, "conditions": [ { "type": "IncludeUnavailable", "status": "True" }, { "type": "ArtifactOutdated", "status": "True" } ] """);

        _report.Fail(run, new GitFetchFailed("AuthenticationFailed", "no", "FetchFailed", false, null) { Stage = stage });

        Assert.Equal(kept, string.Join(' ', new[] { "IncludeUnavailable", "ArtifactOutdated" }.Where(run.Conditions.IsTrue)));
        Assert.Equal("AuthenticationFailed", run.Conditions.Reason("Ready"));
    }

    [Fact]
    public void Fail_ToStoreWhatIsVerified_SaysThatItIs()
    {
        var run = Run(Stored, isStored: true, spec: """ "verify": { "mode": "head", "secretRef": { "name": "keys" } } """);

        _report.Fail(run, new GitFetchFailed("CopyFailure", "no", "StorageOperationFailed", false, "main@sha1:2") { Stage = GitFetchStage.Storage, Verified = "well" });

        Assert.Equal(["Succeeded: well", "CopyFailure: no"], _events);
        Assert.Equal("HEAD", run.Status.GetString("sourceVerificationMode"));
        Assert.Equal(
            ("new upstream revision 'main@sha1:2'", "building artifact: new upstream revision 'main@sha1:2'", "no"),
            (run.Conditions.Message("ArtifactOutdated"), run.Conditions.Message("Reconciling"), run.Conditions.Message("Ready")));
    }

    void IEventRecorder.Record(ObjectEvent item) => _events.Add($"{item.Reason}: {item.Message}");

    private static GitRepositoryRun Run(string status, bool isStored = false, string spec = "")
    {
        var json = System.Text.Encoding.UTF8.GetBytes(
            $$"""
            { "apiVersion": "source.toolkit.fluxcd.io/v1", "kind": "GitRepository", "metadata": { "name": "app", "namespace": "apps", "generation": 1, "resourceVersion": "1" },
              "spec": { {{spec}} }, "status": { "observedGeneration": 1, {{status}} } }
            """);
        var session = new ResourceSession(null!, new StoredObject(ToolkitKinds.GitRepository.Key("apps", "app"), 1, json), new OwnedStatus("test", new HashSet<string>()));
        var item = ToolkitJson.Read<GitRepositorySpec, GitRepositoryStatus>(json);
        var conditions = new ConditionSet(session.Status, 1, TimeProvider.System);
        return new GitRepositoryRun
        {
            Context = null!,
            Session = session,
            Object = item,
            Conditions = conditions,
            WasFailing = Array.Exists(SourceConditions.Failures, conditions.IsTrue),
            Stored = isStored ? item.Status.Artifact : null,
        };
    }
}
