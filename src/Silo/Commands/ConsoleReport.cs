using Flux.Grains.Events;

namespace Flux.Silo.Commands;

/// <summary>What a person at the terminal sees of <c>up</c>: every event and every render as it happens, and what to try next.</summary>
internal static class ConsoleReport
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<IEventRecorder>(provider => new TeeRecorder(provider.GetRequiredService<EventPublisher>(), Print));
        services.AddLogging(log => log.AddFilter(typeof(EventLog).FullName, LogLevel.None));
    }

    public static void PrintNextSteps(string kubeconfig, string workTree, Uri dashboard)
    {
        Console.WriteLine(
            $"""

             Ready. Try next, in another terminal:

               kubectl --kubeconfig {kubeconfig} get gitrepositories,kustomizations,deployments -A

               cd {workTree} && sed -i 's/hello/hi there/' configmap.yaml && git commit -qam 'Greet differently' && git push -q
               (live within 30 seconds, or at once after:
               kubectl --kubeconfig {kubeconfig} annotate --overwrite -n team-a gitrepository/app reconcile.fluxcd.io/requestedAt="$(date +%s)")

               the dashboard: {dashboard}

             Ctrl-C stops; starting again goes on where it stopped.

             """);
    }

    /// <summary>Tells of renders too, until it is disposed of.</summary>
    public static IDisposable ListenToRenders() =>
        RenderReport.Listen((when, resource, text) => Print(when, ' ', $"Kustomization/{resource.Namespace}/{resource.Name}", text));

    private static void Print(ObjectEvent item)
    {
        var mark = item.Severity == EventSeverity.Error ? '!' : ' ';
        foreach (var line in PrintableText.Of(item.Message).TrimEnd().Split('\n'))
        {
            Print(item.Timestamp, mark, $"{item.Kind}/{item.Namespace}/{item.Name}", line);
        }
    }

    private static void Print(DateTimeOffset when, char mark, string what, string text) =>
        Console.WriteLine($"{when.LocalDateTime:HH:mm:ss} {mark} {what}: {text}");
}
