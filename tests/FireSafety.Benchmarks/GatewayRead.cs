using FireSafety.TestKit;

namespace FireSafety.Benchmarks;

/// <summary>The public look-up of one agency, over and over, through gateway and service, each its own process, against a bare YARP before a bare API with the same bytes.</summary>
internal static class GatewayRead
{
    private const double Target = 0.6;
    private const int Clients = 8;
    private const int PerRound = 4_000;
    private const int Rounds = 7;
    private const string CreditCode = "91211103MA0UQ1X76A";
    private const string Url = "/api/licensing/public/agencies?code=" + CreditCode;

    public static async Task RunAsync()
    {
        await using var provider = await OutsideProvider.StartAsync();
        await using var service = ServerProcess.Start(Repository.Program("src/FireSafety.Licensing"),
            ["--Database:Folder", Measure.TempFolder(), "--Database:MigrateAtStart", "true", "--Identity:Issuer", provider.Issuer.ToString(), .. Unlimited]);
        await service.ReadyAsync();
        await using var gateway = ServerProcess.Start(Repository.Program("src/FireSafety.Gateway"),
            ["--services:licensing:http:0", service.Address.ToString(), "--Identity:Issuer", provider.Issuer.ToString(), .. Unlimited]);
        await gateway.ReadyAsync();
        using var administrator = provider.AdministratorOf(gateway.Address);
        await administrator.CommandAsync("/api/licensing/agencies", Agency);

        var body = Path.Combine(Measure.TempFolder(), "answer.json");
        await File.WriteAllBytesAsync(body, await gateway.Client.GetByteArrayAsync(Url));
        await using var floorService = ServerProcess.Start(Repository.Program("tests/FireSafety.Benchmarks"), ["floor-answer", "--body", body]);
        await floorService.ReadyAsync();
        await using var floor = ServerProcess.Start(Repository.Program("tests/FireSafety.Benchmarks"), ["floor-proxy", "--to", floorService.Address.ToString()]);
        await floor.ReadyAsync();

        var ratios = new List<double>();
        var rates = new List<(double Ours, double Floor)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var floorRate = await Measure.RateAsync(Clients, PerRound, _ => floor.Client.GetByteArrayAsync(Url));
            var ourRate = await Measure.RateAsync(Clients, PerRound, _ => gateway.Client.GetByteArrayAsync(Url));
            if (round == 0)
                continue; // warm-up
            ratios.Add(ourRate / floorRate);
            rates.Add((ourRate, floorRate));
        }
        // The same look-up when its answer is not at hand: every address is another one.
        var uncached = await Measure.RateAsync(Clients, PerRound / 2, i => gateway.Client.GetByteArrayAsync($"{Url}&n={i}"));
        Measure.Print("gateway-read", Measure.Median(ratios), Target, new
        {
            perSecond = Math.Round(Measure.Median(rates.Select(r => r.Ours))),
            floorPerSecond = Math.Round(Measure.Median(rates.Select(r => r.Floor))),
            uncachedPerSecond = Math.Round(uncached),
            clients = Clients,
            bytes = new FileInfo(body).Length,
        });
    }

    // All clients are one address here; the limiters run, but let them through.
    private static readonly string[] Unlimited =
        ["--Gateway:Anonymous:PerMinute", "1000000000", "--Gateway:Anonymous:Burst", "1000000000", "--PublicRates:QueriesPerMinute", "1000000000"];

    private static readonly object Agency = new
    {
        CreditCode,
        Name = "示例消防技术服务机构 0001",
        LegalPersonName = "示例人员 0001",
        IsEnterpriseLegalPerson = true,
        Category = "MaintenanceTesting",
        Address = "示例路 1 号",
        HomeDivisionCode = "211103",
        Premises = new { SquareMetres = 200 },
        Manager = new { Name = "示例人员 0002", Phone = "13800000002" },
    };
}
