using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Flux.Apply.Clients;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.Scenarios;

/// <summary>Does what a scenario's <c>do</c> says, as the recorder did it.</summary>
internal sealed class ScenarioActions(ScenarioStage stage, KindCatalog catalog)
{
    private const string LinkPrefix = "link:";
    private const string SourceGroup = "apis/source.toolkit.fluxcd.io/v1";

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <returns>What went wrong; null when the action was done.</returns>
    public async Task<string?> DoAsync(MapNode action, ScenarioWitness witness, CancellationToken cancellationToken)
    {
        if (action.GetMap("apply") is { } applied)
        {
            return await ApplyAsync(applied, action.GetMap("reject"), cancellationToken);
        }

        if (action.GetMap("create") is { } created)
        {
            return await CreateAsync(created, action.GetString("manager") ?? "user", cancellationToken);
        }

        if (action.GetMap("patch") is { } patch)
        {
            return await PatchAsync(patch, cancellationToken);
        }

        if (action.GetString("delete", "ref") is { } deleted)
        {
            return Failure(await stage.Client.DeleteAsync(await PathAsync(deleted, cancellationToken), cancellationToken));
        }

        if (action.GetMap("artifact") is { } artifact)
        {
            return await PublishAsync(artifact, cancellationToken);
        }

        if (action.GetMap("serve") is { } serve)
        {
            stage.Serve(_paths[serve.GetString("source")!], (int)(serve.GetInt64("status") ?? 200), null);
            return null;
        }

        if (action.GetMap("http") is { } content)
        {
            stage.Serve(content.GetString("path")!.TrimStart('/'), 200, Encoding.UTF8.GetBytes(WithHosts(content.GetString("body") ?? "")));
            return null;
        }

        if (action.GetString("reconcile") is { } target)
        {
            var annotations = new MapNode { { "reconcile.fluxcd.io/requestedAt", action.GetString("token")! } };
            return await MergeAsync(target, new MapNode { { "metadata", new MapNode { { "annotations", annotations } } } }, cancellationToken);
        }

        if (action["wait"] is NumberNode seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds.ToDouble()), cancellationToken);
            return null;
        }

        if (action.ContainsKey("settle"))
        {
            await witness.QuietAsync(cancellationToken);
            return null;
        }

        return action.GetString("kubectl") is { } arguments
            ? await KubectlRunner.RunAsync(stage, arguments, action.GetString("stdin"), cancellationToken)
            : $"the action {string.Join(", ", action.Keys)} is not played";
    }

    private async Task<string?> ApplyAsync(MapNode recorded, MapNode? reject, CancellationToken cancellationToken)
    {
        var item = (MapNode)JsonNodeReader.Read(WithHosts(JsonNodeWriter.WriteToString(recorded)));
        var target = new ManifestObject(item);
        var path = await PathAsync(ObjectReference.Of(target).ToString(), cancellationToken);
        var answer = await stage.Client.ApplyAsync(path, item, new ApplyParameters("user", DryRun: false), cancellationToken);
        if (reject is null)
        {
            return Failure(answer);
        }

        return answer.IsSuccess ? $"{target} was accepted and should have been refused" : null;
    }

    private async Task<string?> CreateAsync(MapNode item, string manager, CancellationToken cancellationToken)
    {
        var target = new ManifestObject(item);
        var mapping = await catalog.FindAsync(target.Kind, cancellationToken);
        var path = mapping!.Path(target.Namespace, null);
        return Failure(await stage.Client.CreateAsync($"{path}?fieldManager={manager}", item, cancellationToken));
    }

    private async Task<string?> PatchAsync(MapNode patch, CancellationToken cancellationToken)
    {
        var path = await PathAsync(patch.GetString("ref")!, cancellationToken);
        path += patch.GetString("subresource") is { } subresource ? $"/{subresource}" : "";
        var manager = patch.GetString("manager") ?? "user";
        var body = patch["body"]!;
        return Failure(await RetryAsync(() => patch.GetString("type") switch
        {
            "apply" => stage.Client.ApplyAsync(path, (MapNode)body, new ApplyParameters(manager, DryRun: false), cancellationToken),
            "json" => stage.Client.PatchAsync(path, PatchKind.Json, body, manager, cancellationToken),
            _ => stage.Client.PatchAsync(path, PatchKind.Merge, body, manager, cancellationToken),
        }));
    }

    /// <summary>The server gives up a patch that others overtake several times in a row; a client asks again.</summary>
    private static async Task<KubeResponse> RetryAsync(Func<Task<KubeResponse>> send)
    {
        KubeResponse answer;
        do
        {
            answer = await send();
        }
        while (answer.Error is { Code: 409 });

        return answer;
    }

    private async Task<string?> PublishAsync(MapNode artifact, CancellationToken cancellationToken)
    {
        var source = ObjectReference.Parse(artifact.GetString("source")!);
        var archive = Pack(artifact);
        var digest = Convert.ToHexStringLower(SHA256.HashData(archive));
        var path = $"{source.Kind.ToLowerInvariant()}/{source.Namespace}/{source.Name}/{digest[..12]}.tar.gz";
        _paths[source.ToString()] = path;
        stage.Serve(path, (int)(artifact.GetInt64("status") ?? 200), archive);
        var published = new MapNode
        {
            { "digest", artifact.GetString("digest") ?? $"sha256:{digest}" },
            { "lastUpdateTime", "2026-01-01T00:00:00Z" },
            { "path", path },
            { "revision", artifact.GetString("revision")! },
            { "size", archive.Length },
            { "url", $"http://{stage.ArtifactHost}/{path}" },
        };
        if (artifact.GetMap("metadata") is { } metadata)
        {
            published.Add("metadata", metadata.DeepClone());
        }

        var mapping = await catalog.FindAsync(source.Kind, cancellationToken);
        var status = new MapNode { { "status", new MapNode { { "artifact", published } } } };
        return Failure(await stage.Client.PatchAsync(
            $"{SourceGroup}/namespaces/{source.Namespace}/{mapping!.Plural}/{source.Name}/status", PatchKind.Merge, status, "recorder", cancellationToken));
    }

    /// <summary>A recorded text with the servers of this stage.</summary>
    private string WithHosts(string text) => text
        .Replace("<server>", stage.Client.Connection.BaseAddress.Authority, StringComparison.Ordinal)
        .Replace("<artifacts>", $"http://{stage.ArtifactHost}", StringComparison.Ordinal);

    private byte[] Pack(MapNode artifact)
    {
        if (artifact.GetString("blob") is { } blob)
        {
            return Encoding.UTF8.GetBytes(blob);
        }

        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            if (artifact.GetMap("files") is not { Count: > 0 })
            {
                // The end of an archive, which is not written of its own accord when there is no entry before it.
                gzip.Write(new byte[1024]);
            }

            foreach (var (path, content) in artifact.GetMap("files") ?? new MapNode())
            {
                tar.WriteEntry(EntryOf(path, WithHosts((content as StringNode)?.Value ?? "")));
            }
        }

        return output.ToArray();
    }

    private static UstarTarEntry EntryOf(string path, string text) => text.StartsWith(LinkPrefix, StringComparison.Ordinal)
        ? new UstarTarEntry(TarEntryType.SymbolicLink, path) { LinkName = text[LinkPrefix.Length..] }
        : new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private async Task<string?> MergeAsync(string target, MapNode patch, CancellationToken cancellationToken) =>
        await PathAsync(target, cancellationToken) is var path
            ? Failure(await RetryAsync(() => stage.Client.PatchAsync(path, PatchKind.Merge, patch, "flux", cancellationToken)))
            : null;

    private async Task<string> PathAsync(string reference, CancellationToken cancellationToken)
    {
        var target = ObjectReference.Parse(reference);
        var mapping = await catalog.FindAsync(target.Kind, cancellationToken)
            ?? throw new InvalidOperationException($"The kind of {reference} is not served.");
        return mapping.Path(target.Namespace, target.Name);
    }

    private static string? Failure(KubeResponse answer) => answer.IsSuccess ? null : $"refused: {answer.Error.Message}";
}
