using Flux.Cli.Helm.Http;
using Flux.Helm.Registries;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Versions;

namespace Flux.Cli.Helm.Registries;

/// <summary>Charts in registries: found, pulled and pushed. What was done is printed.</summary>
internal sealed class ChartRegistry(HelmContext context, HelmSettings settings, FetchOptions options, TextWriter output)
{
    private const string AnyManifest =
        "application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, "
        + "application/vnd.oci.image.index.v1+json, application/vnd.oci.artifact.manifest.v1+json";

    private const string AboutUnderscores = """
        OCI artifact references (e.g. tags) do not support the plus sign (+). To support
        storing semantic versions, Helm adopts the convention of changing plus (+) to
        an underscore (_) in chart version tags when pushing to a registry and back to
        a plus (+) when pulling from a registry.
        """;

    /// <summary>Which chart a reference and a version mean.</summary>
    /// <returns>Digest of the manifest if it was looked up, and the reference with a tag or digest.</returns>
    public (string Digest, string Reference) Locate(string reference, string version)
    {
        var parsed = Parse(reference);
        if (version.Length == 0)
        {
            version = parsed.Tag;
        }
        else if (parsed.Tag.Length > 0 && parsed.Tag != version)
        {
            throw new CommandException($"chart reference and version mismatch: {version} is not {parsed.Tag}");
        }

        if (parsed.Digest.Length > 0)
        {
            return version.Length == 0 ? ("", reference) : LocateDigest(parsed, version);
        }

        if (SemanticVersion.TryParse(version, out _) is not null)
        {
            return ("", $"{parsed.Registry}/{parsed.Repository}:{version}");
        }

        var tags = Tags(reference);
        if (tags.Count == 0)
        {
            throw new CommandException($"unable to locate any tags in provided repository: {reference}");
        }

        var tag = ChartTags.Select(tags, version, out var error) ?? throw new CommandException(error!);
        return ("", $"{parsed.Registry}/{parsed.Repository}:{tag}");
    }

    public IReadOnlyList<string> Tags(string reference)
    {
        var parsed = Parse(reference);
        var connection = Connect(parsed.Registry);
        var tags = new List<string>();
        for (var url = connection.Url($"/v2/{parsed.Repository}/tags/list"); url.Length > 0;)
        {
            var reply = connection.Send("GET", url);
            if (reply.Status != 200)
            {
                throw RegistryConnection.Failure("GET", url, reply);
            }

            tags.AddRange((JsonNodeReader.Read(reply.Body).GetList("tags") ?? []).OfType<StringNode>().Select(tag => tag.Value));
            url = NextPage(url, reply);
        }

        return ChartTags.Versions(tags);
    }

    public byte[] Pull(string reference, bool provenance)
    {
        var parsed = Parse(reference);
        if (parsed.Tag.Length == 0 && parsed.DigestProblem() is { } problem)
        {
            throw new CommandException(parsed.Digest.Length == 0 ? "failed to perform \"FetchReference\" on source: invalid reference" : problem);
        }

        var connection = Connect(parsed.Registry);
        var manifest = FetchManifest(connection, parsed);
        var root = JsonNodeReader.Read(manifest.Data);
        var wanted = provenance ? ChartMediaTypes.Provenance : ChartMediaTypes.Archive;
        var layers = (root.GetList("layers") ?? []).ToArray();
        var layer = Array.Find(layers, candidate => candidate.GetString("mediaType") == wanted || (!provenance && candidate.GetString("mediaType") == ChartMediaTypes.OldArchive));
        var config = root.Get("config");
        if (config.GetString("mediaType") != ChartMediaTypes.Config)
        {
            throw new CommandException($"could not load config with mediatype {ChartMediaTypes.Config}");
        }

        FetchBlob(connection, parsed, config!);
        var data = FetchBlob(connection, parsed, layer ?? throw new CommandException($"manifest does not contain a layer with mediatype {wanted}"));
        Report("Pulled", parsed, manifest.Digest);
        return data;
    }

    public void Push(RegistryReference reference, ChartArtifact artifact)
    {
        var connection = Connect(reference.Registry);
        foreach (var blob in artifact.Blobs)
        {
            PushBlob(connection, reference, blob);
        }

        var url = connection.Url($"/v2/{reference.Repository}/manifests/{reference.Tag}");
        var reply = connection.Send("PUT", url, body: artifact.Manifest.Data, contentType: artifact.Manifest.MediaType);
        if (reply.Status is not (201 or 202))
        {
            throw RegistryConnection.Failure("PUT", url, reply);
        }

        Report("Pushed", reference, artifact.Manifest.Digest);
    }

    private (string Digest, string Reference) LocateDigest(RegistryReference parsed, string version)
    {
        var pinned = $"{parsed.Registry}/{parsed.Repository}@{parsed.Digest}";
        var connection = Connect(parsed.Registry);
        var reply = connection.Send("HEAD", connection.Url($"/v2/{parsed.Repository}/manifests/{version.Replace('+', '_')}"), AnyManifest);
        if (reply.Status != 200 || reply.Header("docker-content-digest") is not { } digest)
        {
            // Nothing says that what a digest names has a tag.
            return ("", pinned);
        }

        return digest == parsed.Digest
            ? (parsed.Digest, pinned)
            : throw new CommandException($"chart reference digest mismatch: {digest} is not {parsed.Digest}");
    }

    private static RegistryReference Parse(string reference) => RegistryReference.TryParse(reference, out var error) ?? throw new CommandException(error!);

    private RegistryConnection Connect(string registry) => new(context, new RegistryCredentials(settings.RegistryConfig), options, registry);

    private static string NextPage(string url, HttpReply reply)
    {
        var link = reply.Header("link") ?? "";
        var (start, end) = (link.IndexOf('<', StringComparison.Ordinal), link.IndexOf('>', StringComparison.Ordinal));
        return start >= 0 && end > start && link.Contains("rel=\"next\"", StringComparison.Ordinal) ? new Uri(new Uri(url), link[(start + 1)..end]).AbsoluteUri : "";
    }

    private static RegistryBlob FetchManifest(RegistryConnection connection, RegistryReference reference)
    {
        var url = connection.Url($"/v2/{reference.Repository}/manifests/{reference.Reference}");
        HttpReply reply;
        try
        {
            reply = connection.Send("GET", url, AnyManifest);
        }
        catch (CommandException error)
        {
            throw new CommandException($"failed to perform \"FetchReference\" on source: {error.Message}");
        }

        if (reply.Status != 200)
        {
            throw new CommandException(
                $"failed to perform \"FetchReference\" on source: {(reply.Status == 404 ? $"{reference}: not found" : RegistryConnection.Failure("GET", url, reply).Message)}");
        }

        var manifest = new RegistryBlob(ChartMediaTypes.Manifest, reply.Body);
        return reference.Tag.Length > 0 || manifest.Digest == reference.Digest
            ? manifest
            : throw new CommandException($"failed to perform \"FetchReference\" on source: {reference}: mismatch digest {manifest.Digest}");
    }

    private static byte[] FetchBlob(RegistryConnection connection, RegistryReference reference, Node descriptor)
    {
        var digest = descriptor.GetString("digest") ?? "";
        var url = connection.Url($"/v2/{reference.Repository}/blobs/{digest}");
        var reply = connection.Send("GET", url);
        if (reply.Status is 301 or 302 or 303 or 307 or 308 && reply.Header("location") is { } location)
        {
            // Storage behind the registry has no use for its credentials.
            url = new Uri(new Uri(url), location).AbsoluteUri;
            reply = connection.SendElsewhere(url);
        }

        var data = reply.Status == 200 ? reply.Body : throw RegistryConnection.Failure("GET", url, reply);
        return new RegistryBlob("", data).Digest == digest ? data : throw new CommandException($"unable to retrieve blob with digest {digest}: mismatch digest");
    }

    private static void PushBlob(RegistryConnection connection, RegistryReference reference, RegistryBlob blob)
    {
        if (connection.Send("HEAD", connection.Url($"/v2/{reference.Repository}/blobs/{blob.Digest}")).Status == 200)
        {
            return;
        }

        var url = connection.Url($"/v2/{reference.Repository}/blobs/uploads/");
        var reply = connection.Send("POST", url, body: []);
        if (reply.Status != 202 || reply.Header("location") is not { } location)
        {
            throw RegistryConnection.Failure("POST", url, reply);
        }

        var target = new Uri(new Uri(url), location).AbsoluteUri;
        target += (target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "digest=" + Uri.EscapeDataString(blob.Digest);
        reply = connection.Send("PUT", target, body: blob.Data, contentType: "application/octet-stream");
        if (reply.Status != 201)
        {
            throw RegistryConnection.Failure("PUT", target, reply);
        }
    }

    private void Report(string what, RegistryReference reference, string digest)
    {
        output.Write($"{what}: {reference}\nDigest: {digest}\n");
        if (reference.ToString().Contains('_', StringComparison.Ordinal))
        {
            output.Write($"{reference} contains an underscore.\n\n{AboutUnderscores}\n");
        }
    }
}
