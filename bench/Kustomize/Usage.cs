namespace Flux.Bench.Kustomize;

internal static class Usage
{
    public static int Print()
    {
        Console.Error.WriteLine("""
            inprocess FOLDER                   builds the inputs of FOLDER in this process, cold and warm
            compare FOLDER FLUXCTL KUBECTL     runs both programs on the inputs of FOLDER in turn and prints a table
            table FOLDER FLUXCTL KUBECTL       all of it, and the growth with the number of objects (run.sh prepares and runs this)
            fuzz SEED COUNT                    builds COUNT damaged kustomizations; none may throw or take long

            FOLDER is made by perf/gen.py of the kustomize corpus.
            """);
        return 2;
    }
}
