namespace Flux.Kustomize.Building;

/// <summary>
/// Runs a step that may fail. The failure is returned so that it can be thrown on from outside the catch block: throwing inside
/// one keeps the stack below it, which nested kustomizations would pile up to an overflow.
/// </summary>
internal static class Attempt
{
    public static KustomizeException? Run(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (KustomizeException error)
        {
            return error;
        }
    }
}
