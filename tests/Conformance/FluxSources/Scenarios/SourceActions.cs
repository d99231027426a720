using System.Text;
using Flux.Apply.Clients;
using Flux.Conformance.Scenarios;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>Does what a scenario's <c>do</c> says, as the recorder did it.</summary>
internal sealed class SourceActions(SourceStage stage)
{
    /// <returns>What went wrong; null when the action was done.</returns>
    public async Task<string?> DoAsync(MapNode action, CancellationToken cancellationToken)
    {
        if (action.GetMap("apply") is { } applied)
        {
            return await ApplyAsync(stage.ToLive(applied), action["refused"], cancellationToken);
        }

        if (action.GetMap("patch") is { } patch)
        {
            return await PatchAsync(patch, action["refused"], cancellationToken);
        }

        if (action.GetString("delete", "ref") is { } deleted)
        {
            return Failure(await stage.Client.DeleteAsync(await PathAsync(deleted, cancellationToken), cancellationToken));
        }

        if (action.GetMap("git") is { } git)
        {
            await stage.Git.PublishAsync(
                git.GetString("repo")!,
                git.GetString("bundle") is { Length: > 0 } bundle ? Convert.FromBase64String(bundle) : null,
                git.GetString("head") ?? "refs/heads/main",
                (git.GetMap("refs") ?? new MapNode()).Select(entry => ((StringNode)entry.Value).Value),
                cancellationToken);
            return null;
        }

        if (action.GetMap("controller") is { } controller)
        {
            await stage.RestartAsync(
                [.. (controller.GetList("extraFlags") ?? new ListNode()).OfType<StringNode>().Select(flag => flag.Value)],
                controller.GetBoolean("emptyStorage") == true);
            return null;
        }

        if (action.GetMap("storage") is { } storage)
        {
            Tamper(storage);
            return null;
        }

        if (action["wait"] is NumberNode seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds.ToDouble()), cancellationToken);
            return null;
        }

        return $"the action {string.Join(", ", action.Keys)} is not played";
    }

    /// <summary>A stored file is lost, or somebody writes another into its place.</summary>
    private void Tamper(MapNode storage)
    {
        if (storage.GetString("remove") is { } removed)
        {
            stage.RemoveStored(removed);
        }
        else if (storage.GetString("write") is { } written)
        {
            var content = storage.GetMap("content");
            stage.WriteStored(written, content.GetString("base64") is { } encoded ? Convert.FromBase64String(encoded) : Encoding.UTF8.GetBytes(content.GetString("text") ?? ""));
        }
    }

    private async Task<string?> ApplyAsync(MapNode item, Node? refused, CancellationToken cancellationToken)
    {
        var target = new ManifestObject(item);
        var path = await PathAsync(ObjectReference.Of(target).ToString(), cancellationToken);
        return Compare(await stage.Client.ApplyAsync(path, item, new ApplyParameters("user", DryRun: false), cancellationToken), refused);
    }

    private async Task<string?> PatchAsync(MapNode patch, Node? refused, CancellationToken cancellationToken)
    {
        var path = await PathAsync(patch.GetString("ref")!, cancellationToken);
        path += patch.GetString("subresource") is { } subresource ? $"/{subresource}" : "";
        var body = stage.ToLive(patch.GetMap("body")!);
        KubeResponse answer;
        do
        {
            answer = await stage.Client.PatchAsync(path, PatchKind.Merge, body, "user", cancellationToken);
        }
        while (answer.Error is { Code: 409 });

        return Compare(answer, refused);
    }

    private string? Compare(KubeResponse answer, Node? refused)
    {
        if (refused is null)
        {
            return Failure(answer);
        }

        var recorded = stage.ToLive(refused.GetString("message") ?? "");
        return answer.IsSuccess ? $"was accepted and should have been refused: {recorded}"
            : Recorded.Matches(recorded, answer.Error.Message) ? null
            : $"refused with: {answer.Error.Message}, recorded: {recorded}";
    }

    private async Task<string> PathAsync(string reference, CancellationToken cancellationToken)
    {
        var target = ObjectReference.Parse(reference);
        var mapping = await new KindCatalog(stage.Client).FindAsync(target.Kind, cancellationToken)
            ?? throw new InvalidOperationException($"The kind of {reference} is not served.");
        return mapping.Path(target.Namespace, target.Name);
    }

    private static string? Failure(KubeResponse answer) => answer.IsSuccess ? null : $"refused: {answer.Error.Message}";
}
