namespace Flux.Sources.Storage;

/// <summary>
/// Artifacts on a local disk, laid out <c>kind/namespace/name/file</c>. Files appear atomically, only their owner can read
/// them, and every read compares the digest. Safe for parallel use, also by several processes: a lock file beside each
/// artifact keeps two writers of the same one apart.
/// </summary>
public sealed class ArtifactStore
{
    private const int ScanLimit = 1000;
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ArtifactStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly StorePath _paths;
    private readonly VerifiedFiles _verified = new();

    /// <exception cref="SourceException">The root is not a directory.</exception>
    public ArtifactStore(ArtifactStoreOptions options, TimeProvider time)
    {
        if (!Directory.Exists(options.Path))
        {
            throw new SourceException($"invalid dir path: {options.Path}");
        }

        _options = options;
        _time = time;
        _paths = new StorePath(options.Path);
    }

    /// <summary>Writes an artifact, over an older one of the same name.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="fileName">Its name within the owner's directory.</param>
    /// <param name="write">Writes the bytes; what it throws leaves the store as it was.</param>
    /// <param name="cancellationToken">Ends the wait for another writer of the same file.</param>
    /// <exception cref="SourceException">The name leads elsewhere, or the artifact is too large.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task<StoredArtifact> WriteAsync(
        ArtifactOwner owner, string fileName, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var path = owner.PathOf(fileName);
        var target = _paths.Resolve(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        await using var fileLock = await FileLock.AcquireAsync(target + ".lock", _time, cancellationToken).ConfigureAwait(false);
        var temporary = target + "." + Guid.NewGuid().ToString("N");
        try
        {
            var (digest, size) = await WriteTemporaryAsync(temporary, write, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, target, overwrite: true);
            return new StoredArtifact(path, digest, size, _time.GetUtcNow());
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Whether the store holds exactly the artifact that a status tells of. A corrupt file is removed. A file whose size and time
    /// are as they were when its bytes were last checked is taken as checked, so that asking often costs little; reading
    /// always checks the bytes.
    /// </summary>
    public async Task<ArtifactState> VerifyAsync(string path, string digest, CancellationToken cancellationToken)
    {
        if (_paths.TryResolve(path) is not { } file)
        {
            return ArtifactState.Missing;
        }

        if (_verified.IsUnchanged(file, digest))
        {
            return ArtifactState.Verified;
        }

        var content = await OpenReadAsync(path, AlgorithmOf(digest), cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return ArtifactState.Missing;
        }

        await using (content.ConfigureAwait(false))
        {
            if (content.Artifact.Digest == digest)
            {
                _verified.Add(file, digest, content.Artifact.Size, content.Artifact.Modified);
                return ArtifactState.Verified;
            }
        }

        File.Delete(file);
        return ArtifactState.Corrupt;
    }

    /// <summary>Opens an artifact whose digest is known, and only if the bytes still have it.</summary>
    /// <returns>Null when the file is missing or its bytes differ.</returns>
    public async Task<ArtifactContent?> OpenVerifiedAsync(string path, string digest, CancellationToken cancellationToken)
    {
        var content = await OpenReadAsync(path, AlgorithmOf(digest), cancellationToken).ConfigureAwait(false);
        if (content is null || content.Artifact.Digest == digest)
        {
            return content;
        }

        await content.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Opens what lies at a path, for serving: the digest tells what the bytes are now.</summary>
    /// <param name="path">Relative to the store, as in <see cref="StoredArtifact.Path"/>; untrusted input is fine.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when there is no such artifact, which is also the answer to a path that leads out of the store.</returns>
    public Task<ArtifactContent?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        OpenReadAsync(path, _options.DigestAlgorithm, cancellationToken);

    /// <summary>Points <paramref name="linkName"/> (such as <c>latest.tar.gz</c>) in the artifact's directory to it.</summary>
    public void Link(StoredArtifact artifact, string linkName)
    {
        var target = _paths.Resolve(artifact.Path);
        var link = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, linkName);
        var temporary = link + "." + Guid.NewGuid().ToString("N");
        File.CreateSymbolicLink(temporary, System.IO.Path.GetFileName(target));
        File.Move(temporary, link, overwrite: true);
    }

    /// <summary>Removes the artifacts of an object that retention no longer keeps, with their lock files.</summary>
    /// <param name="owner">Whose artifacts.</param>
    /// <param name="current">The file name of the artifact in use; empty when there is none.</param>
    /// <returns>The paths that were removed.</returns>
    public IReadOnlyList<string> Collect(ArtifactOwner owner, string current)
    {
        var directory = new DirectoryInfo(_paths.Resolve(owner.Directory));
        if (!directory.Exists)
        {
            return [];
        }

        var now = _time.GetUtcNow();
        var files = directory.EnumerateFiles()
            .Where(file => file.LinkTarget is null)
            .Select(file => KeyValuePair.Create(file.Name, now - file.LastWriteTimeUtc));
        var garbage = GarbageSelection.Select(files, current, _options.RetentionTtl, _options.RetentionRecords, ScanLimit);
        foreach (var name in garbage)
        {
            File.Delete(System.IO.Path.Combine(directory.FullName, name));
            File.Delete(System.IO.Path.Combine(directory.FullName, name + ".lock"));
        }

        return [.. garbage.Select(owner.PathOf)];
    }

    /// <summary>Removes everything of an object that is gone.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool RemoveAll(ArtifactOwner owner)
    {
        var directory = _paths.Resolve(owner.Directory);
        if (!Directory.Exists(directory))
        {
            return false;
        }

        Directory.Delete(directory, recursive: true);
        return true;
    }

    private static DigestAlgorithm AlgorithmOf(string digest) =>
        DigestAlgorithm.All.FirstOrDefault(algorithm => digest.StartsWith(algorithm.Name + ":", StringComparison.Ordinal)) ?? DigestAlgorithm.Sha256;

    private async Task<ArtifactContent?> OpenReadAsync(string path, DigestAlgorithm algorithm, CancellationToken cancellationToken)
    {
        if (_paths.TryResolve(path) is not { } file || path.EndsWith(".lock", StringComparison.Ordinal))
        {
            return null;
        }

        FileStream stream;
        try
        {
            if (!IsInside(file))
            {
                return null;
            }

            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }

        try
        {
            // The time comes first: a change while the bytes are read must not look like what was read.
            var modified = File.GetLastWriteTimeUtc(file);
            var digest = await algorithm.ComputeAsync(stream, cancellationToken).ConfigureAwait(false);
            stream.Position = 0;
            return new ArtifactContent(new StoredArtifact(path, digest, stream.Length, modified), stream);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A link may stand for an artifact beside it, but never for a file outside of the store.</summary>
    private bool IsInside(string file)
    {
        var final = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        return final.StartsWith(_paths.Root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private async Task<(string Digest, long Size)> WriteTemporaryAsync(
        string temporary, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var state = _options.DigestAlgorithm.Create();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFile;
        }

        await using var file = new FileStream(temporary, options);
        await using var digesting = new DigestingStream(file, state, _options.MaxArtifactBytes);
        await write(digesting, cancellationToken).ConfigureAwait(false);
        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        return (_options.DigestAlgorithm.Format(state), digesting.Length);
    }
}
