using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>The parameters that operations share, by what they are for.</summary>
internal static class OpenApiParameters
{
    private static readonly Dictionary<string, (string Type, string Description)> Known = new(StringComparer.Ordinal)
    {
        ["allowWatchBookmarks"] = ("boolean", "Whether a watch may be told versions at which nothing of interest happened, so that it can go on from there later."),
        ["continue"] = ("string", "The token of the page before, as its list answered it; empty for the first page of a list."),
        ["dryRun"] = ("string", "With the value All, everything is checked and answered as usual, but nothing is stored."),
        ["fieldManager"] = ("string", "Who is to own the fields that the request sets; at most 128 printable characters."),
        ["fieldSelector"] = ("string", "Limits the result to objects with the given values in the fields that their kind allows to select by."),
        ["fieldValidation"] = ("string", "What becomes of unknown or duplicate fields: Ignore drops them, Warn drops them and says so, Strict refuses the request."),
        ["force"] = ("boolean", "Lets an apply take over fields that other managers own, instead of answering with a conflict."),
        ["gracePeriodSeconds"] = ("integer", "How long the object may take to end by itself, in seconds; zero removes it at once."),
        ["ignoreStoreReadErrorWithClusterBreakingPotential"] = ("boolean", "Removes an object that can no longer be read from the store, whatever depends on it."),
        ["labelSelector"] = ("string", "Limits the result to objects whose labels the selector matches; everything when it is empty."),
        ["limit"] = ("integer", "The most items to answer at once; the answer then has a continue token if there are more."),
        ["orphanDependents"] = ("boolean", "An older form of propagationPolicy: whether the objects that this one owns are left alone."),
        ["pretty"] = ("string", "Whether the answer is to be indented, for people to read; true or false, and by default what the client looks like."),
        ["propagationPolicy"] = ("string", "What becomes of the objects that this one owns: Orphan, Background or Foreground."),
        ["resourceVersion"] = ("string", "The version that the answer must be at least as new as, or exactly, depending on resourceVersionMatch."),
        ["resourceVersionMatch"] = ("string", "How resourceVersion is to be understood: Exact or NotOlderThan; see the concepts of the API."),
        ["sendInitialEvents"] = ("boolean", "Whether a watch begins with the objects that there are, followed by a bookmark that says that they are told."),
        ["shardSelector"] = ("string", "Limits the result to a share of all objects, for clients that divide their work among several processes."),
        ["timeoutSeconds"] = ("integer", "After how many seconds a list or watch call ends, whether or not anything happened by then."),
        ["watch"] = ("boolean", "Whether changes are to be told as they happen, instead of a list of what there is."),
    };

    public static readonly string[] OfList =
        ["allowWatchBookmarks", "continue", "fieldSelector", "labelSelector", "limit", "resourceVersion", "resourceVersionMatch", "sendInitialEvents", "shardSelector", "timeoutSeconds", "watch"];

    public static readonly string[] OfWrite = ["dryRun", "fieldManager", "fieldValidation"];

    public static readonly string[] OfPatch = ["dryRun", "fieldManager", "fieldValidation", "force"];

    public static readonly string[] OfDelete =
        ["dryRun", "gracePeriodSeconds", "ignoreStoreReadErrorWithClusterBreakingPotential", "orphanDependents", "propagationPolicy"];

    public static ListNode Query(params IEnumerable<string> names) => new(names.Select(Query));

    public static MapNode Path(string name, string description) => new()
    {
        { "name", name },
        { "in", "path" },
        { "description", description },
        { "required", true },
        { "schema", new MapNode { { "type", "string" }, { "uniqueItems", true } } },
    };

    private static Node Query(string name) => new MapNode
    {
        { "name", name },
        { "in", "query" },
        { "description", Known[name].Description },
        { "schema", new MapNode { { "type", Known[name].Type }, { "uniqueItems", true } } },
    };
}
