using FireSafety.Standalone;

return await StandaloneHost.RunAsync(args);
