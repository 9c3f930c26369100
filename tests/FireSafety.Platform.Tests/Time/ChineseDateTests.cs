using FireSafety.Platform.Time;

namespace FireSafety.Platform.Tests.Time;

public sealed class ChineseDateTests
{
    [Fact]
    public void Of_Date_HasNoPaddingZero() =>
        Assert.Equal("2024年2月8日", ChineseDate.Of(new DateOnly(2024, 2, 8)));

    [Theory]
    [InlineData(9, 0, "2024年2月28日9时")]
    [InlineData(14, 5, "2024年2月28日14时05分")]
    public void Of_DateAndTime_NamesMinutesOnlyIfThereAreAny(int hour, int minute, string expected) =>
        Assert.Equal(expected, ChineseDate.Of(new DateOnly(2024, 2, 28), new TimeOnly(hour, minute)));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(9, "九")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    public void Ordinal_InRange_IsTheChineseNumeral(int number, string expected) =>
        Assert.Equal(expected, ChineseDate.Ordinal(number));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Ordinal_OutOfRange_Throws(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChineseDate.Ordinal(number));
}
