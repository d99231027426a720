// Every test here starts several processes: one after the other, they get the machine to themselves.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
