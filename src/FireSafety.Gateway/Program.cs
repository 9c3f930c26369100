using FireSafety.Gateway;

await GatewayHost.RunAsync(args);
