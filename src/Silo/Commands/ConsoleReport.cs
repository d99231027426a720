using Flux.Grains.Events;
using Flux.Silo.Hosting;

namespace Flux.Silo.Commands;

/// <summary>What a person at the terminal sees of <c>up</c>: every event and every render as it happens, and what to try next.</summary>
internal static class ConsoleReport
{
    /// <summary>What is told of one event: a set of thousands of objects would push everything else off the screen.</summary>
    private const int MostLines = 25;

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<IEventRecorder>(provider => new TeeRecorder(provider.GetRequiredService<EventPublisher>(), Print));
        services.AddLogging(log => log.AddFilter(typeof(EventLog).FullName, LogLevel.None));
    }

    /// <param name="kubeconfig">The kubeconfig of the home cluster.</param>
    /// <param name="workTree">A working copy of the demo's; null when there is no demo.</param>
    /// <param name="plane">Where the control plane serves plain HTTP.</param>
    public static void PrintNextSteps(string kubeconfig, string? workTree, Uri plane)
    {
        Console.WriteLine(
            $"""

             Ready. Try next, in another terminal:

               kubectl --kubeconfig {kubeconfig} get gitrepositories,kustomizations,deployments -A

             {(workTree is null ? Empty : Push(kubeconfig, workTree))}

               the dashboard: {new Uri(plane, HttpSurface.DashboardPath)}

             Ctrl-C stops; starting again goes on where it stopped.

             """);
    }

    private static string Push(string kubeconfig, string workTree) =>
        $"""
           cd {workTree} && sed -i 's/hello/hi there/' configmap.yaml && git commit -qam 'Greet differently' && git push -q
           (live within 30 seconds, or at once after:
           kubectl --kubeconfig {kubeconfig} annotate --overwrite -n team-a gitrepository/app reconcile.fluxcd.io/requestedAt="$(date +%s)")
         """;

    private const string Empty = "  nothing is declared yet: apply a Tenant, a GitRepository and a Kustomization (docs/guides/tenants.md)";

    /// <summary>Tells of renders too, until it is disposed of.</summary>
    public static IDisposable ListenToRenders() =>
        RenderReport.Listen((when, resource, text) => Print(when, ' ', $"Kustomization/{resource.Namespace}/{resource.Name}", text));

    private static void Print(ObjectEvent item)
    {
        var mark = item.Severity == EventSeverity.Error ? '!' : ' ';
        var what = item.Namespace.Length > 0 ? $"{item.Kind}/{item.Namespace}/{item.Name}" : $"{item.Kind}/{item.Name}";
        var lines = PrintableText.Of(item.Message).TrimEnd().Split('\n');
        foreach (var line in lines.Take(MostLines))
        {
            Print(item.Timestamp, mark, what, line);
        }

        if (lines.Length > MostLines)
        {
            Print(item.Timestamp, mark, what, $"… and {lines.Length - MostLines} more");
        }
    }

    private static void Print(DateTimeOffset when, char mark, string what, string text) =>
        Console.WriteLine($"{when.LocalDateTime:HH:mm:ss} {mark} {what}: {text}");
}
