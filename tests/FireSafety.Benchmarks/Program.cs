// Prints one JSON line per measure. Every figure is a ratio to a floor measured in the same run, because machines are noisy.
//   dotnet run -c Release --project tests/FireSafety.Benchmarks             all
//   dotnet run -c Release --project tests/FireSafety.Benchmarks -- report   one of: report, effects, start, broker
using FireSafety.Benchmarks;

if (args is ["floor-api", ..])
    return await FloorApi.RunAsync(args[1..]);

var wanted = args.Length > 0 ? args : ["report", "effects", "start", "broker"];
if (wanted.Contains("report"))
    await ReportHazard.RunAsync();
if (wanted.Contains("effects"))
    await Effects.RunAsync();
if (wanted.Contains("start"))
    await Start.RunAsync();
if (wanted.Contains("broker"))
    await OverBroker.RunAsync();
return 0;
