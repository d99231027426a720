namespace Flux.Cli.Helm;

/// <summary>The flags of each command.</summary>
internal static class FlagSets
{
    public static readonly FlagDefinition[] Global =
    [
        new("namespace", 'n'), new("debug", null, false), new("kube-context"), new("kubeconfig"), new("kube-apiserver"), new("kube-token"),
        new("registry-config"), new("repository-cache"), new("repository-config"), new("content-cache"), new("color"), new("colour"), new("help", 'h', false),
        new("burst-limit"), new("qps"),
    ];

    public static readonly FlagDefinition[] Values =
        [new("values", 'f'), new("set"), new("set-string"), new("set-file"), new("set-json"), new("set-literal")];

    public static readonly FlagDefinition[] ChartPath =
    [
        new("version"), new("repo"), new("verify", null, false), new("keyring"), new("username"), new("password"), new("cert-file"), new("key-file"), new("ca-file"),
        new("insecure-skip-tls-verify", null, false), new("plain-http", null, false), new("pass-credentials", null, false), new("devel", null, false),
    ];

    /// <summary>How to reach a server that is no chart's.</summary>
    public static readonly FlagDefinition[] Transport =
    [
        new("username"), new("password"), new("cert-file"), new("key-file"), new("ca-file"), new("insecure-skip-tls-verify", null, false),
        new("plain-http", null, false),
    ];

    public static readonly FlagDefinition[] Install =
    [
        .. Global, .. Values, .. ChartPath,
        new("dry-run") { Bare = "unset" }, new("hide-secret", null, false), new("hide-notes", null, false), new("no-hooks", null, false),
        new("replace", null, false), new("timeout") { IsDuration = true }, new("wait") { Bare = "watcher" }, new("wait-for-jobs", null, false), new("generate-name", 'g', false),
        new("name-template"), new("description"), new("dependency-update", null, false), new("disable-openapi-validation", null, false),
        new("rollback-on-failure", null, false), new("atomic", null, false) { Successor = "--rollback-on-failure" }, new("force", null, false) { Successor = "--force-replace" }, new("skip-crds", null, false), new("render-subchart-notes", null, false),
        new("skip-schema-validation", null, false), new("labels", 'l'), new("enable-dns", null, false), new("take-ownership", null, false),
        new("create-namespace", null, false), new("server-side"), new("force-conflicts", null, false), new("force-replace", null, false), new("post-renderer"),
        new("post-renderer-args"), new("output", 'o'),
    ];

    public static readonly FlagDefinition[] Template =
    [
        .. Install, new("show-only", 's'), new("output-dir"), new("validate", null, false) { Successor = "'--dry-run=server'" }, new("include-crds", null, false), new("skip-tests", null, false),
        new("is-upgrade", null, false), new("kube-version"), new("api-versions", 'a'), new("release-name", null, false),
    ];

    public static readonly FlagDefinition[] Lint =
    [
        .. Global, .. Values, new("strict", null, false), new("with-subcharts", null, false), new("quiet", null, false), new("skip-schema-validation", null, false),
        new("kube-version"),
    ];

    public static readonly FlagDefinition[] Package =
    [
        .. Global, .. Values, .. ChartPath, new("destination", 'd'), new("app-version"), new("dependency-update", 'u', false), new("sign", null, false), new("key"),
        new("passphrase-file"),
    ];

    public static readonly FlagDefinition[] Show = [.. Global, .. ChartPath];

    public static readonly FlagDefinition[] ShowValues = [.. Show, new("jsonpath")];

    public static readonly FlagDefinition[] Dependency =
    [
        .. Global, .. Transport, new("max-col-width"), new("keyring"), new("verify", null, false), new("skip-refresh", null, false),
    ];

    public static readonly FlagDefinition[] RepoAdd =
    [
        .. Global, .. Transport, new("password-stdin", null, false), new("force-update", null, false), new("allow-deprecated-repos", null, false),
        new("pass-credentials", null, false), new("timeout") { IsDuration = true },
    ];

    public static readonly FlagDefinition[] RepoList = [.. Global, new("output", 'o'), new("no-headers", null, false)];

    public static readonly FlagDefinition[] RepoUpdate = [.. Global, new("timeout") { IsDuration = true }];

    public static readonly FlagDefinition[] RepoIndex = [.. Global, new("url"), new("merge"), new("json", null, false)];

    public static readonly FlagDefinition[] SearchRepo =
    [
        .. Global, new("regexp", 'r', false), new("versions", 'l', false), new("devel", null, false), new("version"), new("max-col-width"),
        new("fail-on-no-result", null, false), new("output", 'o'),
    ];

    public static readonly FlagDefinition[] Pull =
    [
        .. Global, .. ChartPath, new("untar", null, false), new("prov", null, false), new("untardir"), new("destination", 'd'),
    ];

    public static readonly FlagDefinition[] Push = [.. Global, .. Transport];

    public static readonly FlagDefinition[] RegistryLogin =
    [
        .. Global, new("username", 'u'), new("password", 'p'), new("password-stdin", null, false), new("insecure", null, false), new("cert-file"), new("key-file"),
        new("ca-file"), new("plain-http", null, false),
    ];

    public static readonly FlagDefinition[] Verify = [.. Global, new("keyring")];

    public static readonly FlagDefinition[] Version = [.. Global, new("short", null, false), new("template")];
}
