namespace FireSafety.Platform.Numbering;

/// <summary>The last number given in a series of official documents in one year.</summary>
internal sealed class NumberSeries
{
    public required string Series { get; init; }

    public required int Year { get; init; }

    /// <summary>Concurrency token: of two commands that take the same number one is run again.</summary>
    public int Last { get; set; }
}

/// <summary>How official numbers are written.</summary>
public static class OfficialNumber
{
    /// <summary>E.g. 盘消限改〔2024〕3号.</summary>
    public static string Of(string series, int year, int number) => $"{series}〔{year}〕{number}号";
}
