using Flux.Cli.Helm.Http;
using Flux.Helm.Registries;
using Flux.Helm.Rendering;

namespace Flux.Cli.Helm.Registries;

/// <summary><c>registry login</c> and <c>registry logout</c>.</summary>
internal static class RegistryCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var rest = words.Skip(1).ToArray();
        switch (words.Count == 0 ? "" : words[0])
        {
            case "login":
                Login(context, Flags.Parse(rest, FlagSets.RegistryLogin));
                break;
            case "logout":
                Logout(context, Flags.Parse(rest, FlagSets.Global));
                break;
            default:
                throw new CommandException($"unknown command \"{(words.Count == 0 ? "" : words[0])}\" for \"helm registry\"\n\nRun 'helm registry --help' for usage.");
        }
    }

    private static void Login(HelmContext context, Flags flags)
    {
        Usage.AtLeast(flags, 1, "registry login", "[host] [flags]");
        var host = flags.Arguments[0];
        var options = FetchOptions.Of(flags) with { Password = Password(context, flags) };
        if (host.Contains('/', StringComparison.Ordinal))
        {
            context.Warn(
                "registry login currently only supports registry hostname, not a repository path", $"host={LogLine.Value(host)}", $"suggested={LogLine.Value(host.Split('/')[0])}");
        }

        if (RegistryReference.RegistryProblem(host) is { } problem)
        {
            throw new CommandException(problem);
        }

        var credentials = new RegistryCredentials(new HelmSettings(context, flags).RegistryConfig);
        var connection = new RegistryConnection(context, credentials, options, host);
        var url = connection.Url("/v2/");
        try
        {
            var reply = connection.Send("GET", url);
            if (reply.Status != 200)
            {
                throw RegistryConnection.Failure("GET", url, reply);
            }
        }
        catch (CommandException error)
        {
            throw new CommandException($"authenticating to \"{host}\": {error.Message}");
        }

        credentials.Set(host, options.User, options.Password);
        context.Out.Write("Login Succeeded\n");
    }

    private static string Password(HelmContext context, Flags flags)
    {
        if (flags.Has("password-stdin"))
        {
            return context.Input.ReadToEnd().TrimEnd('\n').TrimEnd('\r');
        }

        var password = flags.Value("password") ?? "";
        if (password.Length == 0)
        {
            throw new CommandException(flags.Value("username") is { Length: > 0 } ? "password required" : "token required");
        }

        context.Warn("using --password via the CLI is insecure. Use --password-stdin");
        return password;
    }

    private static void Logout(HelmContext context, Flags flags)
    {
        Usage.AtLeast(flags, 1, "registry logout", "[host] [flags]");
        new RegistryCredentials(new HelmSettings(context, flags).RegistryConfig).Remove(flags.Arguments[0]);
        context.Out.Write($"Removing login credentials for {flags.Arguments[0]}\n");
    }
}
