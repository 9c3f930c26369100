using FireSafety.Gateway;

return await GatewayHost.RunAsync(args);
