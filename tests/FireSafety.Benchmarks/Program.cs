// Prints one JSON line per measure. A figure is a ratio to a floor measured in the same run, because machines are noisy; those of
// the pages (web) are megabytes and milliseconds against what a person at the screen is promised, and want Debian's chromium.
//   dotnet run -c Release --project tests/FireSafety.Benchmarks             all
//   dotnet run -c Release --project tests/FireSafety.Benchmarks -- report   one of: report, effects, start, broker, gateway, web
using FireSafety.Benchmarks;

if (args is ["floor-api", ..])
    return await FloorApi.RunAsync(args[1..]);
if (args is ["floor-answer", ..])
    return await FloorProxy.RunAnswerAsync(args[1..]);
if (args is ["floor-proxy", ..])
    return await FloorProxy.RunProxyAsync(args[1..]);

var wanted = args.Length > 0 ? args : ["report", "effects", "start", "broker", "gateway", "web"];
if (wanted.Contains("report"))
    await ReportHazard.RunAsync();
if (wanted.Contains("effects"))
    await Effects.RunAsync();
if (wanted.Contains("start"))
    await Start.RunAsync();
if (wanted.Contains("broker"))
    await OverBroker.RunAsync();
if (wanted.Contains("gateway"))
    await GatewayRead.RunAsync();
if (wanted.Contains("web"))
    await WebPages.RunAsync();
return 0;
