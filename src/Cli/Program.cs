using System.CommandLine;

var root = new RootCommand("Builds, compares and inspects what the control plane would deliver.");
return await root.Parse(args).InvokeAsync();
