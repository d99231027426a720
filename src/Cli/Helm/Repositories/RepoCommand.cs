using Flux.Cli.Helm.Http;
using Flux.Manifests.Nodes;

namespace Flux.Cli.Helm.Repositories;

/// <summary><c>repo</c>: the chart repositories that the user works with.</summary>
internal static class RepoCommand
{
    private static readonly (string Old, string New)[] Moved =
    [
        ("//kubernetes-charts.storage.googleapis.com", "https://charts.helm.sh/stable"),
        ("//kubernetes-charts-incubator.storage.googleapis.com", "https://charts.helm.sh/incubator"),
    ];

    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var rest = words.Skip(1).ToArray();
        switch (words.Count == 0 ? "" : words[0])
        {
            case "add":
                Add(context, Flags.Parse(rest, FlagSets.RepoAdd));
                break;
            case "list" or "ls":
                List(context, Flags.Parse(rest, FlagSets.RepoList));
                break;
            case "remove" or "rm":
                Remove(context, Flags.Parse(rest, FlagSets.Global));
                break;
            case "update" or "up":
                Update(context, Flags.Parse(rest, FlagSets.RepoUpdate));
                break;
            case "index":
                IndexCommand.Run(context, Flags.Parse(rest, FlagSets.RepoIndex));
                break;
            default:
                throw new CommandException($"unknown command \"{(words.Count == 0 ? "" : words[0])}\" for \"helm repo\"\n\nRun 'helm repo --help' for usage.");
        }
    }

    private static void Add(HelmContext context, Flags flags)
    {
        Usage.Exactly(flags, 2, "repo add", "[NAME] [URL] [flags]");
        var (name, url) = (flags.Arguments[0], flags.Arguments[1]);
        if (!flags.Has("allow-deprecated-repos") && Array.Find(Moved, moved => url.Contains(moved.Old, StringComparison.Ordinal)) is { New: { } target })
        {
            throw new CommandException($"repo \"{url}\" is no longer available; try \"{target}\" instead");
        }

        var settings = new HelmSettings(context, flags);
        var file = RepositoryFile.Load(settings);
        var entry = Entry(context, flags, name, url);
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw new CommandException($"repository name ({name}) contains '/', please specify a different name without '/'");
        }

        if (!flags.Has("force-update") && file.Find(name) is { } existing)
        {
            context.Out.Write(existing == entry
                ? $"\"{name}\" already exists with the same configuration, skipping\n"
                : throw new CommandException($"repository name ({name}) already exists, please specify a different name"));
            return;
        }

        try
        {
            new IndexCache(context, settings).Update(entry);
        }
        catch (CommandException error)
        {
            throw new CommandException($"looks like \"{url}\" is not a valid chart repository or cannot be reached: {error.Message}");
        }

        file.Set(entry);
        file.Save();
        context.Out.Write($"\"{name}\" has been added to your repositories\n");
    }

    private static RepositoryEntry Entry(HelmContext context, Flags flags, string name, string url)
    {
        var options = FetchOptions.Of(flags);
        var password = options.User.Length > 0 && options.Password.Length == 0 && flags.Has("password-stdin")
            ? context.Input.ReadToEnd().TrimEnd('\n').TrimEnd('\r')
            : options.Password;
        return new RepositoryEntry(name, url) { User = options.User, Password = password, PassCredentials = options.PassCredentials, Tls = options.Tls };
    }

    private static void List(HelmContext context, Flags flags)
    {
        Usage.None(flags, "repo list", "[flags]");
        var format = OutputFormat.Of(flags);
        var entries = RepositoryFile.Load(new HelmSettings(context, flags)).Entries;
        if (format != "table")
        {
            OutputFormat.Write(context, format, new ListNode(entries.Select(entry => new MapNode { ["name"] = entry.Name, ["url"] = entry.Url })));
            return;
        }

        if (entries.Count == 0)
        {
            context.Error.Write("no repositories to show\n");
            return;
        }

        List<string[]> rows = flags.Has("no-headers") ? [] : [["NAME", "URL"]];
        rows.AddRange(entries.Select(entry => (string[])[entry.Name, entry.Url]));
        context.Out.Write(TextTable.Write(rows));
    }

    private static void Remove(HelmContext context, Flags flags)
    {
        Usage.AtLeast(flags, 1, "repo remove", "[REPO1 [REPO2 ...]] [flags]");
        var settings = new HelmSettings(context, flags);
        var file = RepositoryFile.Load(settings);
        if (file.Entries.Count == 0)
        {
            throw new CommandException("no repositories configured");
        }

        foreach (var name in flags.Arguments)
        {
            if (file.Entries.RemoveAll(entry => entry.Name == name) == 0)
            {
                throw new CommandException($"no repo named \"{name}\" found");
            }

            file.Save();
            new IndexCache(context, settings).Forget(name);
            context.Out.Write($"\"{name}\" has been removed from your repositories\n");
        }
    }

    private static void Update(HelmContext context, Flags flags)
    {
        var settings = new HelmSettings(context, flags);
        var entries = RepositoryFile.Load(settings).Entries;
        if (entries.Count == 0)
        {
            throw new CommandException("no repositories found. You must add one before updating");
        }

        var names = flags.Arguments;
        if (names.FirstOrDefault(name => !entries.Exists(entry => entry.Name == name)) is { } unknown)
        {
            throw new CommandException($"no repositories found matching '{unknown}'.  Nothing will be updated");
        }

        context.Out.Write("Hang tight while we grab the latest from your chart repositories...\n");
        var failed = entries.Where(entry => names.Count == 0 || names.Contains(entry.Name)).Where(entry => !UpdateOne(context, settings, entry)).Select(entry => entry.Url).ToArray();
        if (failed.Length > 0)
        {
            throw new CommandException($"failed to update the following repositories: [{string.Join(' ', failed)}]");
        }

        context.Out.Write("Update Complete. ⎈Happy Helming!⎈\n");
    }

    /// <summary>Fetches one index and says how that ended.</summary>
    internal static bool UpdateOne(HelmContext context, HelmSettings settings, RepositoryEntry entry, bool isNamed = true)
    {
        try
        {
            new IndexCache(context, settings).Update(entry);
            context.Out.Write($"...Successfully got an update from the \"{(isNamed ? entry.Name : entry.Url)}\" chart repository\n");
            return true;
        }
        catch (CommandException error)
        {
            context.Out.Write(isNamed
                ? $"...Unable to get an update from the \"{entry.Name}\" chart repository ({entry.Url}):\n\t{error.Message}\n"
                : $"...Unable to get an update from the \"{entry.Url}\" chart repository:\n\t{error.Message}\n");
            return false;
        }
    }
}
