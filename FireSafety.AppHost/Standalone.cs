// No container engine here: the same command starts the standalone edition. See Distributed.cs for the other one.
return await FireSafety.Standalone.StandaloneHost.RunAsync(args);
