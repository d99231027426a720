using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>
/// Lets recursion go deeper than the thread's stack: when that runs out, the rest runs on a new thread while this one waits.
/// The budget on depth ends the recursion, not the machine.
/// </summary>
internal static class StackGuard
{
    private const int StackBytes = 16 * 1024 * 1024;

    public static void Run(Action action)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            action();
        }
        else
        {
            RunOnNewThread(action);
        }
    }

    private static void RunOnNewThread(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception error)
                {
                    // Rethrown on the waiting thread: an exception must not leave a thread of its own.
                    failure = ExceptionDispatchInfo.Capture(error);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
