namespace Flux.Bench.Kustomize;

internal static class Usage
{
    public static int Print()
    {
        Console.Error.WriteLine("""
            inprocess FOLDER                   builds the inputs of FOLDER in this process, cold and warm
            compare FOLDER FLUXCTL KUBECTL     runs both programs on the inputs of FOLDER in turn and prints a table

            FOLDER is made by perf/gen.py of the kustomize corpus.
            """);
        return 2;
    }
}
